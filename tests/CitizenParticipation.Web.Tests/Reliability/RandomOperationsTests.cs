using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using CitizenParticipation.Web.Tests.House;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>
/// Ten thousand things that people do, many at once and in no order: supporting, taking back, hiding, showing again, leaving, moving. Whenever the
/// platform comes to rest, page, rows, interface, table and live number say the same.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed partial class RandomOperationsTests
{
    private const int Operations = 10_000;
    private const int Rests = 5;
    private const int Workers = 8;
    private static readonly string[] Homes = [A.Altstadt, A.Schalke, A.Buer, A.Ueckendorf];

    [Fact]
    public Task On_SQLite() => RunAsync(TestEngine.Sqlite);

    [Fact]
    public Task On_PostgreSQL() => RunAsync(TestEngine.Postgres);

    private static async Task RunAsync(TestEngine engine)
    {
        var database = await engine.CreateAsync(withDistricts: true);
        await using (var app = TestApp.On(database))
        {
            var town = await Town.SettleAsync(app);
            var live = new ConcurrentDictionary<string, long>();
            await using var hub = app.Hub();
            hub.On<string, long>("beat", (topic, total) => live[topic] = total);
            await hub.StartAsync();
            await hub.InvokeAsync("Watch", town.Slugs.Select(Topics.Proposal).ToArray());
            for (var rest = 0; rest < Rests; rest++)
            {
                await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => town.LiveAsync(new Random(rest * Workers + worker), Operations / Rests / Workers))));
                await AgreeAsync(app, town, live);
            }

            Assert.All(Enum.GetValues<Deed>(), deed => Assert.True(town.Done.GetValueOrDefault(deed) > 10, $"{deed}: {town.Done.GetValueOrDefault(deed)}"));
            await AgreeWithTableAsync(app, town);
            Assert.Empty((await app.Get<VerifyVotes>().HandleAsync()).Findings);
        }

        await engine.DropAsync(database);
    }

    private static async Task AgreeAsync(TestApp app, Town town, ConcurrentDictionary<string, long> live)
    {
        using var visitor = app.Visit();
        foreach (var (slug, rows, counter, open) in await town.CountAsync())
        {
            Assert.Equal(rows, counter);
            if (!open)
            {
                using var hidden = await visitor.GetAsync($"/proposals/{slug}");
                Assert.Equal(HttpStatusCode.Gone, hidden.StatusCode);
                continue;
            }

            Assert.Equal(rows, int.Parse(Number().Match(await visitor.ReadAsync($"/proposals/{slug}")).Groups["number"].Value.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(rows, (await visitor.JsonAsync<JsonElement>($"/api/v1/proposals/{slug}")).GetProperty("supports").GetInt32());
            for (var wait = 0; live.GetValueOrDefault(Topics.Proposal(slug)) != rows && wait < 100; wait++) await Task.Delay(100);
            Assert.Equal(rows, live.GetValueOrDefault(Topics.Proposal(slug)));
        }
    }

    /// <summary>The table is open to all when supporting has ended.</summary>
    private static async Task AgreeWithTableAsync(TestApp app, Town town)
    {
        await town.CloseAsync();
        using var visitor = app.Visit();
        var table = new Dictionary<string, int>();
        foreach (var process in town.Processes)
        {
            var lines = (await visitor.ReadAsync($"/processes/{process.Slug}/results.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var columns = lines[0].Trim('\uFEFF', '\r').Split(';').ToList();
            foreach (var line in lines[1..].Select(l => l.Trim('\r').Split(';')))
                table[line[columns.IndexOf("slug")]] = int.Parse(line[columns.IndexOf("supports")], System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.Equal((await town.CountAsync()).Where(c => c.Open).ToDictionary(c => c.Slug, c => c.Rows).OrderBy(c => c.Key), table.OrderBy(c => c.Key));
    }

    [GeneratedRegex("""<live-tally[^>]*>(?<number>[\d.]+)</live-tally>""")]
    private static partial Regex Number();

    private enum Deed
    {
        Support,
        TakeBack,
        Hide,
        Restore,
        Leave,
        Move,
    }

    /// <summary>Two processes, one of them for the residents of one borough, with proposals, people and a moderator.</summary>
    private sealed class Town(TestApp app, IReadOnlyList<Process> processes, IReadOnlyList<string> slugs, (Guid First, Guid Second) moderators, Guid[] people)
    {
        public IReadOnlyList<Process> Processes => processes;

        public IReadOnlyList<string> Slugs => slugs;

        public ConcurrentDictionary<Deed, int> Done { get; } = new();

        public static async Task<Town> SettleAsync(TestApp app)
        {
            var (start, end) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            Process[] processes = [New("offen", Audience.Everyone, A.City), New("nur-mitte", Audience.Residents, A.Mitte)];
            var (moderator, second) = (A.Participant().Moderator(), A.Participant().Moderator());
            var author = A.Participant();
            var people = Enumerable.Range(0, 120).Select(i => A.Participant().LivingIn(Homes[i % Homes.Length]).Build()).ToArray();
            var proposals = Enumerable.Range(0, 16).Select(i => A.Proposal().In(processes[i % 2]).By(author.Build()).Published().Build()).ToList();
            await using var db = Open(app);
            db.AddRange([.. processes, .. moderator.Rows, .. second.Rows, .. author.Rows, .. people]);
            await db.SaveChangesAsync();
            db.AddRange(proposals);
            await db.SaveChangesAsync();
            return new Town(app, processes, [.. proposals.Select(p => p.Slug)], (moderator.Build().Id, second.Build().Id), [.. people.Select(p => p.Id)]);

            Process New(string name, Audience audience, string area)
            {
                var process = new Process($"{name}-{Guid.NewGuid():N}"[..20], start);
                process.Describe("Ein Verfahren", "Worum geht es hier?", "Um alles, was die Stadt betrifft.", audience);
                process.Cover([area]);
                process.Schedule([new Phase(PhaseKind.Support, start, end)]);
                return process;
            }
        }

        private Task<Refusal?> DecideAsync(string slug, DecideProposal.Input input) => SecondModerator.DecideAsync(app.Get<DecideProposal>(), app.Get<AgreeToDecision>(), moderators.First, moderators.Second, slug, input);

        public async Task LiveAsync(Random random, int deeds)
        {
            for (var i = 0; i < deeds; i++)
            {
                var seat = random.Next(people.Length);
                var (person, slug) = (people[seat], slugs[random.Next(slugs.Count)]);
                var deed = random.Next(100) switch { < 55 => Deed.Support, < 80 => Deed.TakeBack, < 85 => Deed.Hide, < 93 => Deed.Restore, < 95 => Deed.Leave, _ => Deed.Move };
                var refusal = deed switch
                {
                    Deed.Support => (await app.Get<SupportProposal>().HandleAsync(person, slug)).Refusal,
                    Deed.TakeBack => (await app.Get<SupportProposal>().HandleAsync(person, slug, withdraw: true)).Refusal,
                    Deed.Hide => await DecideAsync(slug, new(Verdict.Hide, "Unclear", "Das muss geprüft werden.")),
                    Deed.Restore => await DecideAsync(slug, new(Verdict.Restore, Words: "Das ist geprüft und gut.")),
                    Deed.Leave => await LeaveAsync(seat, person),
                    _ => (await app.Get<MoveHome>().HandleAsync(person, Homes[random.Next(Homes.Length)])).Refusal,
                };
                // Another worker may have been faster, or the proposal is hidden, or the person lives elsewhere now; nothing else may go wrong.
                Assert.True(refusal is null or Refusal.NotFound or Refusal.DecidedMeanwhile or Refusal.AwaitsSecond or Refusal.OutsideAudience or Refusal.SignInRequired, $"{deed}: {refusal}");
                if (refusal is null) Done.AddOrUpdate(deed, 1, (_, n) => n + 1);
            }
        }

        public async Task<IReadOnlyList<(string Slug, int Rows, int Counter, bool Open)>> CountAsync()
        {
            await using var db = Open(app);
            var supports = db.Supports;
            var found = await db.Proposals.Where(p => slugs.Contains(p.Slug)).Select(p => new { p.Slug, Rows = supports.Count(s => s.ProposalId == p.Id), p.Supports, p.State }).ToListAsync();
            return [.. found.Select(p => (p.Slug, p.Rows, p.Supports, p.State == ProposalState.Published))];
        }

        public async Task CloseAsync()
        {
            await using var db = Open(app);
            var ids = processes.Select(p => p.Id).ToList();
            await db.Set<Phase>().Where(p => ids.Contains(p.ProcessId)).ExecuteUpdateAsync(p => p.SetProperty(x => x.EndsAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        }

        /// <summary>Somebody new takes the seat.</summary>
        private async Task<Refusal?> LeaveAsync(int seat, Guid person)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<LeavePlatform>().HandleAsync(person, null);
            if (!outcome.Succeeded) return outcome.Refusal;
            var next = A.Participant().LivingIn(Homes[seat % Homes.Length]).Build();
            await using var db = Open(app);
            db.Add(next);
            await db.SaveChangesAsync();
            people[seat] = next.Id;
            return null;
        }

        private static ParticipationDb Open(TestApp app) => app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContext();
    }
}
