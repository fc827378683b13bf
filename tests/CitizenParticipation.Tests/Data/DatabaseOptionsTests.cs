using CitizenParticipation.Data;
using Npgsql;

namespace CitizenParticipation.Tests.Data;

public sealed class DatabaseOptionsTests
{
    [Fact]
    public void Nothing_said_is_a_sqlite_file() =>
        Assert.Equal(new DatabaseChoice(DatabaseProvider.Sqlite, "Data Source=/data/x.db"), new DatabaseOptions().Choose(null, "/data/x.db"));

    [Theory]
    [InlineData("Postgres", null, "ConnectionStrings:Participation is missing")]
    [InlineData("Postgres", " ", "ConnectionStrings:Participation is missing")]
    [InlineData("Postgres", "Host=x", "ConnectionStrings:Participation")]
    [InlineData("Postgres", "Database=x", "ConnectionStrings:Participation")]
    [InlineData("Postgres", "Host=x;Database=x;Password=geheim;heim;", "ConnectionStrings:Participation")]
    [InlineData("Postgres", "Host=x;Database=x;Password=se;geheim=1", "ConnectionStrings:Participation")]
    [InlineData("Postgres", "Host=x;Database=x;Port=geheim", "ConnectionStrings:Participation")]
    [InlineData("Postgres", "geheim", "ConnectionStrings:Participation")]
    [InlineData("Sqlite", "Host=x;Password=geheim", "ConnectionStrings:Participation")]
    [InlineData("MySql", null, "Database:Provider")]
    [InlineData("postgres", null, "Database:Provider")]
    public void A_choice_that_cannot_be_read_is_refused_without_repeating_it(string provider, string? connection, string names)
    {
        var refused = Assert.Throws<StartRefused>(() => new DatabaseOptions { Provider = provider }.Choose(connection, "x.db"));
        Assert.Contains(names, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dead_server_is_noticed_soon_unless_the_operator_says_otherwise()
    {
        var plain = Read("Host=x;Database=y;Username=u;Password=p");
        Assert.Equal((3, 4, 40), (plain.Timeout, plain.CommandTimeout, plain.MaxPoolSize));
        var said = Read("Host=x;Database=y;Command Timeout=60;MaxPoolSize=7");
        Assert.Equal((3, 60, 7), (said.Timeout, said.CommandTimeout, said.MaxPoolSize));
    }

    [Fact]
    public void A_choice_does_not_tell_the_password() =>
        Assert.DoesNotContain("geheim", new DatabaseChoice(DatabaseProvider.Postgres, "Password=geheim").ToString(), StringComparison.Ordinal);

    private static NpgsqlConnectionStringBuilder Read(string given) => new(new DatabaseOptions { Provider = "Postgres" }.Choose(given, "").ConnectionString);
}
