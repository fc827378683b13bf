using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>Residents of a demonstration who support and take back in turns, so that a short run needs few people.</summary>
public sealed class Toggler : IDisposable
{
    private readonly HttpClient client;
    private readonly List<string> people = [];
    private readonly HashSet<(int Person, int Proposal)> supported = [];
    private readonly Lock gate = new();
    private IReadOnlyList<string> slugs = [];
    private int next;

    private Toggler(Uri address) => client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    public Latencies Times { get; private set; } = new();

    public int Failed { get; private set; }

    public static async Task<Toggler> CreateAsync(Uri address, string process, int people)
    {
        var toggler = new Toggler(address);
        using var list = JsonDocument.Parse(await toggler.client.GetStringAsync($"/api/v1/proposals?pageSize=100&process={process}"));
        toggler.slugs = [.. list.RootElement.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("slug").GetString()!)];
        for (var i = 1; i <= people; i++)
        {
            using var answer = await toggler.client.PostAsync("/dev/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("name", $"resident-{i}")]));
            toggler.people.Add(string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        }

        return toggler;
    }

    public string Slug(int proposal) => slugs[proposal % slugs.Count];

    /// <summary>So many votes a second for so long, all over the proposals.</summary>
    public async Task<Latencies> VoteAsync(double perSecond, TimeSpan length)
    {
        Times = new Latencies();
        await Pace.SteadyAsync(perSecond, length, due => ToggleAsync(Interlocked.Increment(ref next), due));
        return Times;
    }

    /// <returns>The total after this person's vote for this proposal has changed.</returns>
    public async Task<int> ToggleAsync(int person, int proposal)
    {
        person %= people.Count;
        bool withdraw;
        lock (gate) withdraw = !supported.Add((person, proposal)) && supported.Remove((person, proposal));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/proposals/{Slug(proposal)}/support{(withdraw ? "/withdraw" : "")}");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Cookie", people[person]);
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            lock (gate) Failed++;
            return -1;
        }

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("total").GetInt32();
    }

    public void Dispose() => client.Dispose();

    // Person and proposal in an order that meets each pair once before any comes again; the first proposal is left to those who measure it.
    private async Task ToggleAsync(int number, long due)
    {
        await ToggleAsync(number % people.Count, 1 + number / people.Count % (slugs.Count - 1));
        Times.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
    }
}
