using System.Diagnostics;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>
/// The evening before the deadline: 50 votes and 200 page loads a second, whether or not the server keeps up. Each vote comes
/// with the signed-in load of its proposal's page; the other page loads are of visitors who are not signed in. The rush builds up
/// in four steps, as rushes do; failures count from the first request on, times from when it is whole.
/// </summary>
public sealed class RushRun(TimeSpan length, TimeSpan buildUp)
{
    public const int VotesPerSecond = 50;
    public const int PagesPerSecond = 200;
    private const int VotesPerPerson = 15;

    /// <param name="PageTimes">By kind of page.</param>
    /// <param name="Failures">What was answered instead of a vote or a page, with how often.</param>
    /// <param name="Renewed">How many answers to votes also renewed a session.</param>
    public sealed record Result(
        Latencies Votes, IReadOnlyDictionary<string, Latencies> PageTimes, IReadOnlyDictionary<string, int> Failures, int Renewed, double BusyCores, IReadOnlyList<string> Wrong);

    public async Task<Result> RunAsync(string database)
    {
        var people = (int)Math.Ceiling((length + buildUp).TotalSeconds * VotesPerSecond / VotesPerPerson);
        await using var server = await RunningServer.CreateAsync(database, people);
        using var client = server.NewClient(TimeSpan.FromSeconds(30));
        var sender = new VoteSender(client);
        var votes = new Latencies();
        var (isWhole, nextVote, nextPage) = (false, -1, -1);
        var attempts = new List<VoteAttempt>();
        var failures = new Dictionary<string, int>();
        var kinds = new Dictionary<string, Latencies> { ["/"] = new(), ["/proposals"] = new(), ["/proposals/{slug}"] = new(), ["/proposals/{slug} signed in"] = new() };

        void Failed(string what)
        {
            lock (failures) failures[what] = failures.GetValueOrDefault(what) + 1;
        }

        async Task VoteAsync(long due)
        {
            var counts = isWhole;
            var (person, proposal) = server.Pair(Interlocked.Increment(ref nextVote));
            var attempt = await sender.SendAsync(person, proposal, due);
            if (counts) votes.Add(attempt.Milliseconds);
            lock (attempts) attempts.Add(attempt);
            if (attempt.End != VoteEnd.Acknowledged) Failed($"vote {attempt.End} {attempt.Status}");
        }

        async Task LoadAsync(long due)
        {
            var (counts, number) = (isWhole, Interlocked.Increment(ref nextPage));
            var (kind, path, cookie) = (number % 4) switch
            {
                0 => ("/", "/", null),
                1 => ("/proposals", "/proposals", null),
                2 => ("/proposals/{slug}", "/proposals/" + server.Open[number / 4 % server.Open.Count].Slug, null),
                _ => ("/proposals/{slug} signed in", "/proposals/" + server.Pair(number / 4).Proposal.Slug, server.Pair(number / 4).Person.Cookie),
            };
            if (await LoadPageAsync(client, path, cookie) is { } fault) Failed($"{kind} {fault}");
            if (counts) kinds[kind].Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        }

        Task SendAsync(double share, TimeSpan time) =>
            Task.WhenAll(Pace.SteadyAsync(VotesPerSecond * share, time, VoteAsync), Pace.SteadyAsync(PagesPerSecond * share, time, LoadAsync));

        foreach (var share in (double[])[0.2, 0.4, 0.6, 0.8]) await SendAsync(share, buildUp / 4);
        isWhole = true;
        var (cpu, start) = (server.CpuTime, Stopwatch.GetTimestamp());
        await SendAsync(1, length);
        var cores = (server.CpuTime - cpu) / Stopwatch.GetElapsedTime(start);
        await server.StopAsync();
        return new Result(votes, kinds, failures, attempts.Count(a => a.Renewed), cores, await VoteCheck.WrongAsync(server.Database, attempts));
    }

    private static async Task<string?> LoadPageAsync(HttpClient client, string path, string? cookie)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept", "text/html");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
            request.Headers.TryAddWithoutValidation("Accept-Language", "de");
            if (cookie is not null) request.Headers.TryAddWithoutValidation("Cookie", cookie);
            using var answer = await client.SendAsync(request);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            return !answer.IsSuccessStatusCode ? ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture) : bytes.Length < 1000 ? "too short" : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return e.GetType().Name;
        }
    }
}
