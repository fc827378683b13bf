using System.Net;
using System.Net.Sockets;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Shell;

/// <summary>What stops a start is one sentence and an exit code, never a stack trace.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_seed_with_an_unknown_parent_names_file_line_and_fault()
    {
        using var city = TestCity.Copy();
        var file = Path.Combine(city.Folder, "districts.csv");
        File.WriteAllText(file, File.ReadAllText(file).Replace("GE-S01,Altstadt,Stadtteil,GE-B1", "GE-S01,Altstadt,Stadtteil,GE-B9", StringComparison.Ordinal));
        using var program = new ChildProcess("Development", "--City:SeedsDirectory", Path.GetDirectoryName(city.Folder)!, "--City:Profile", Path.GetFileName(city.Folder));
        Assert.Equal(1, await program.EndAsync());
        AssertOneSentence(program.Output, "districts.csv", "line 8", "GE-B9");
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_named()
    {
        using var program = new ChildProcess("Development", "--ConnectionStrings:Participation", "Data Source=/proc/participation.db");
        Assert.Equal(1, await program.EndAsync());
        AssertOneSentence(program.Output, "/proc/participation.db");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        using var program = new ChildProcess("Development", "--Storage:Directory", "/proc/participation");
        Assert.Equal(1, await program.EndAsync());
        AssertOneSentence(program.Output, "/proc/participation", "Storage:Directory");
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var port = ((IPEndPoint)busy.LocalEndpoint).Port;
        using var program = new ChildProcess("Development", "--urls", $"http://127.0.0.1:{port}");
        Assert.Equal(1, await program.EndAsync());
        AssertOneSentence(program.Output, port.ToString(System.Globalization.CultureInfo.InvariantCulture), "in use");
    }

    [Theory]
    [InlineData("--Database:Provider", "MySql", "Database:Provider")]
    [InlineData("--City:Profile", "nowhere", "city.json")]
    [InlineData("--City:PublicAddress", "nonsense", "City:PublicAddress")]
    [InlineData("--Mail:Security", "Maybe", "Mail:Security")]
    [InlineData("--Mail:Port", "99999", "Port")]
    [InlineData("--Map:Tiles", "https://tiles.example.org/city.png", "Map:Tiles")]
    [InlineData("--Map:Tiles", "https://tiles.example.org/{z}/{x}/{y}.png", "Map:Attribution")]
    public async Task A_wrong_setting_is_named(string setting, string value, string expected)
    {
        using var program = new ChildProcess("Development", "--urls", $"http://127.0.0.1:{FreePort()}", setting, value);
        Assert.Equal(1, await program.EndAsync());
        AssertOneSentence(program.Output, expected);
    }

    [Fact]
    public async Task A_second_server_on_the_same_file_is_refused_and_a_command_is_not()
    {
        using var file = new TemporaryFile();
        var port = FreePort();
        using var first = new ChildProcess("Production", [.. Served(file, port)]);
        await first.ReadyAsync(port);

        using var second = new ChildProcess("Production", [.. Served(file, FreePort())]);
        Assert.Equal(1, await second.EndAsync());
        AssertOneSentence(second.Output, file.Path, "Database:Provider");

        using var command = new ChildProcess("Production", [.. Served(file, FreePort()), "create-admin", "first@city.example"]);
        Assert.Equal(0, await command.EndAsync());

        first.Kill();
        Assert.True(File.Exists(file.Path + ".lock"));
        using var third = new ChildProcess("Production", [.. Served(file, port)]);
        await third.ReadyAsync(port);
    }

    [Fact]
    public async Task A_postgres_server_that_is_not_there_is_named_without_the_password()
    {
        var port = FreePort();
        using var program = new ChildProcess(
            "Development", "--Database:Provider", "Postgres", "--ConnectionStrings:Participation", $"Host=127.0.0.1;Port={port};Database=city;Username=city;Password=geheim");
        Assert.Equal(1, await program.EndAsync());
        AssertOneSentence(program.Output, "city at 127.0.0.1:" + port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain("geheim", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_asks_where_it_is()
    {
        using var program = new ChildProcess("Development", "--Database:Provider", "Postgres");
        Assert.Equal(1, await program.EndAsync());
        AssertOneSentence(program.Output, "ConnectionStrings:Participation");
    }

    [Fact]
    public async Task Production_asks_for_its_public_address()
    {
        using var program = new ChildProcess("Production");
        Assert.Equal(1, await program.EndAsync());
        AssertOneSentence(program.Output, "City:PublicAddress");
    }

    [Fact]
    public async Task Production_has_no_demonstration_no_development_sign_in_and_says_that_mail_is_missing()
    {
        var port = FreePort();
        using var program = new ChildProcess("Production", "--urls", $"http://127.0.0.1:{port}", "--City:PublicAddress", "https://city.example");
        using var visitor = new Visitor(await program.ReadyAsync(port), follow: false);
        using var signIn = await visitor.PostAsync("/dev/sign-in", ("name", "administrator"));
        using var mailbox = await visitor.GetAsync("/dev/mail");
        // A build that is not published answers unknown posts with 405: its static files take any path, by GET.
        Assert.True(signIn.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed);
        Assert.DoesNotContain(visitor.Cookies.GetAllCookies(), c => c.Name == "session");
        Assert.Equal(HttpStatusCode.NotFound, mailbox.StatusCode);
        Assert.DoesNotContain("resident-1", await visitor.ReadAsync("/account/sign-in"), StringComparison.Ordinal);
        Assert.DoesNotContain("stadtteil-ideen", await visitor.ReadAsync("/processes"), StringComparison.Ordinal);
        Assert.Contains("Mail is not configured", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("resident-1", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_tells_browsers_to_come_by_tls_only()
    {
        var port = FreePort();
        using var program = new ChildProcess("Production", "--urls", $"http://127.0.0.1:{port}", "--City:PublicAddress", "https://city.example", "--ForwardedHeaders_Enabled", "true");
        using var client = new HttpClient { BaseAddress = await program.ReadyAsync(port) };
        foreach (var (path, scheme, expected) in ((string, string, string?)[])[("/", "https", "max-age=2592000"), ("/nothing-here", "https", "max-age=2592000"), ("/account/sign-in", "https", "max-age=2592000"), ("/", "http", null)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = "city.example";
            request.Headers.Add("X-Forwarded-Proto", scheme);
            using var answer = await client.SendAsync(request);
            Assert.Equal(expected, answer.Headers.TryGetValues("Strict-Transport-Security", out var said) ? Assert.Single(said) : null);
        }
    }

    [Fact]
    public async Task The_first_administrator_is_made_by_a_command_and_gets_a_link_instead_of_a_password()
    {
        using var program = new ChildProcess("Production", "--City:PublicAddress", "https://city.example", "create-admin", "first@city.example");
        Assert.Equal(0, await program.EndAsync());
        Assert.Contains("https://city.example/account/reset?id=", program.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Create_admin_refuses_what_is_no_address(string email)
    {
        using var program = new ChildProcess("Production", ["--City:PublicAddress", "https://city.example", "create-admin", .. email.Length == 0 ? Array.Empty<string>() : [email]]);
        Assert.Equal(1, await program.EndAsync());
        AssertOneSentence(program.Output);
    }

    private static string[] Served(TemporaryFile file, int port) =>
        ["--urls", $"http://127.0.0.1:{port}", "--City:PublicAddress", "https://city.example", "--ConnectionStrings:Participation", $"Data Source={file.Path}"];

    private static void AssertOneSentence(string output, params string[] parts)
    {
        var line = Assert.Single(output.Split('\n'), l => l.Length > 0);
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class TemporaryFile : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("participation-file-").FullName;

        public string Path => System.IO.Path.Combine(folder, "city.db");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
