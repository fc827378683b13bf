using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Results;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Translations;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Demonstration;

/// <summary>The demonstration of Gelsenkirchen, seeded once for all tests here: they only read.</summary>
public sealed class SeedDemonstrationTests(SeedDemonstrationTests.Seeded seeded) : IClassFixture<SeedDemonstrationTests.Seeded>
{
    private readonly TestDb db = seeded.Db;

    [Fact]
    public async Task A_checked_translation_is_read_and_a_draft_waits_for_somebody_else()
    {
        await using var open = db.Open();
        var rows = await open.Translations.AsNoTracking().OrderBy(t => t.Language).ToListAsync();
        Assert.Equal([("en", TranslationState.Checked), ("tr", TranslationState.Draft)], rows.Select(t => (t.Language, t.State)));
        Assert.StartsWith("Benches", (await db.Get<ReadTranslations>().HandleAsync(rows[0].ProposalId, "en")).Own!.Title, StringComparison.Ordinal);
        Assert.Empty((await db.Get<ReadTranslations>().HandleAsync(rows[1].ProposalId, "tr")).Languages);
    }

    [Fact]
    public async Task Every_neighbourhood_has_proposals_and_there_are_at_least_sixty()
    {
        await using var open = db.Open();
        var proposals = await open.Proposals.AsNoTracking().ToListAsync();
        Assert.True(proposals.Count >= 60, $"only {proposals.Count} proposals");
        var neighbourhoods = A.Districts.All.Where(d => d.Level == DistrictLevel.Neighbourhood).Select(d => d.Key).ToList();
        Assert.Equal(18, neighbourhoods.Count);
        Assert.All(neighbourhoods, key => Assert.Contains(proposals, p => p.DistrictKey == key && p.State == ProposalState.Published));
    }

    [Fact]
    public async Task One_process_is_supported_now_one_collects_and_one_is_finished()
    {
        var now = db.Clock.GetUtcNow();
        var processes = await db.Get<BrowseProcesses>().HandleAsync();
        Assert.Equal(["stadtteil-ideen", "schulwege-sicher", "gruene-ecken"], processes.Select(p => p.Slug));
        Assert.Equal([PhaseKind.Support, PhaseKind.Propose, null], processes.Select(p => p.CurrentPhase(now)?.Kind));
        Assert.Null(processes[0].RefusesProposals(now));
        Assert.Equal(Audience.Residents, processes[1].Audience);
        Assert.True(processes[2].IsFinished(now));
        Assert.All(processes, p => Assert.All(p.Phases, f => Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(f.StartsAt, db.City.Zone).TimeOfDay)));
    }

    [Fact]
    public async Task Counters_equal_rows()
    {
        await using var open = db.Open();
        var supports = open.Supports;
        var counts = await open.Proposals.Select(p => new { p.Slug, p.Supports, Rows = supports.Count(s => s.ProposalId == p.Id) }).ToListAsync();
        Assert.All(counts, c => Assert.Equal(c.Rows, c.Supports));
        Assert.True(counts.Sum(c => c.Supports) > 1000);
    }

    [Fact]
    public async Task Discussions_have_all_voices_and_their_counters_equal_rows_too()
    {
        await using var open = db.Open();
        var marks = open.HelpfulMarks;
        var comments = await open.Comments.Select(c => new { c.Voice, c.Kind, c.CreatedAt, c.Helpful, Rows = marks.Count(m => m.CommentId == c.Id) }).ToListAsync();
        Assert.All(comments, c => Assert.Equal(c.Rows, c.Helpful));
        Assert.All(comments, c => Assert.True(c.CreatedAt < db.Clock.GetUtcNow()));
        Assert.Equal(Enum.GetValues<CommentKind>(), comments.Select(c => c.Kind).Distinct().Order());
        Assert.Equal([CommentVoice.None, CommentVoice.Author, CommentVoice.Moderation, CommentVoice.Administration], comments.Select(c => c.Voice).Distinct().Order());
    }

    [Fact]
    public async Task Only_what_was_published_has_supports()
    {
        await using var open = db.Open();
        Assert.All(await open.Proposals.AsNoTracking().Where(p => p.Supports > 0).ToListAsync(), p => Assert.NotNull(p.PublishedAt));
    }

    [Fact]
    public async Task Every_state_that_a_moderator_meets_is_there()
    {
        await using var open = db.Open();
        var states = await open.Proposals.Select(p => p.State).Distinct().ToListAsync();
        foreach (var state in (ProposalState[])[ProposalState.InReview, ProposalState.Returned, ProposalState.Refused, ProposalState.Published, ProposalState.Withdrawn, ProposalState.Hidden])
            Assert.Contains(state, states);
    }

    [Fact]
    public async Task Nothing_lies_in_the_future_and_every_history_is_in_order()
    {
        await using var open = db.Open();
        var proposals = await open.Proposals.AsNoTracking().Include(p => p.History).ToListAsync();
        Assert.All(proposals, p =>
        {
            Assert.All(p.History, h => Assert.True(h.At <= A.Now, p.Title));
            var steps = p.History.OrderBy(h => h.At).ThenBy(h => h.Id).ToList();
            Assert.Equal((ProposalState.InReview, p.State), (steps[0].State, steps[^1].State));
        });
    }

    [Fact]
    public async Task Staff_has_its_roles_and_nobody_has_a_password()
    {
        await using var open = db.Open();
        Assert.Equal(0, await open.Participants.CountAsync(p => p.PasswordHash != null));
        foreach (var name in (string[])["resident-1", "resident-50", "moderator-1", "moderator-2", "administrator", "committee-mitte", "committee-nord", "committee-west", "committee-ost", "committee-sued"])
            Assert.Equal(1, await open.Participants.CountAsync(p => p.Email == DemoPeople.Email(name)));
        Assert.Equal(8, await open.RoleGrants.CountAsync());
        var member = await open.Participants.SingleAsync(p => p.Email == DemoPeople.Email("committee-sued"));
        Assert.Equal([A.Sued], (await db.Get<ReadRights>().HandleAsync(member.Id)).CommitteeDistricts);
        // Living in every neighbourhood, so that any district can be tried.
        Assert.Equal(18, await open.Participants.Where(p => p.Email!.StartsWith("resident-")).Select(p => p.HomeDistrictKey).Distinct().CountAsync());
    }

    [Fact]
    public async Task The_development_sign_in_lists_staff_first_and_no_mere_voices()
    {
        var people = await db.Get<BrowseDemoPeople>().HandleAsync();
        Assert.Equal(58, people.Count);
        Assert.All(people.Take(8), p => Assert.NotNull(p.Role));
        Assert.Equal(["resident-1", "resident-2"], people.Skip(8).Take(2).Select(p => p.Name));
        Assert.Equal(("resident-9", "resident-10"), (people[16].Name, people[17].Name));
    }

    [Fact]
    public async Task The_finished_process_has_results_and_the_search_works()
    {
        var results = (await db.Get<ReadResults>().HandleAsync(null, "gruene-ecken")).Value!;
        Assert.True(results.Supports > 0);
        Assert.True((await db.Get<BrowseProposals>().HandleAsync(new(Words: "Bank"))).Total > 0);
    }

    [Fact]
    public async Task Seeding_twice_does_nothing()
    {
        await using var open = db.Open();
        var before = (await open.Proposals.CountAsync(), await open.Participants.CountAsync(), await open.Supports.CountAsync());
        Assert.False(await db.Get<SeedDemonstration>().HandleAsync());
        Assert.Equal(before, (await open.Proposals.CountAsync(), await open.Participants.CountAsync(), await open.Supports.CountAsync()));
    }

    [Fact]
    public async Task Of_nodes_that_start_at_once_one_seeds()
    {
        using var city = TestCity.Small();
        await using var first = await TestDb.CreateAsync(city.Read(), votes: false);
        await using var second = first.Beside();
        var seeded = await Task.WhenAll(((TestDb[])[first, second, first, second]).Select(node => Task.Run(async () =>
        {
            await node.Get<ImportDistricts>().HandleAsync();
            return await node.Get<SeedDemonstration>().HandleAsync();
        })));
        Assert.Single(seeded, did => did);
        await using var open = first.Open();
        Assert.Equal((1, 3), (await open.Processes.CountAsync(), await open.Proposals.CountAsync()));
    }

    public sealed class Seeded : IAsyncLifetime
    {
        public TestDb Db { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Db = await TestDb.CreateAsync(votes: false);
            Assert.True(await Db.Get<SeedDemonstration>().HandleAsync());
        }

        public ValueTask DisposeAsync() => Db.DisposeAsync();
    }
}
