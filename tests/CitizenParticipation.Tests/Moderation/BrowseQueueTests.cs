using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation;

public sealed class BrowseQueueTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process process = null!;
    private Process other = null!;
    private Participant author = null!;
    private Participant moderator = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InProposePhase().Titled("Erstes Verfahren"));
        other = await db.AddAsync(A.Process().InProposePhase());
        author = await db.AddAsync(A.Participant());
        moderator = await db.AddAsync(A.Participant().Moderator());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task What_waits_longest_stands_first_and_what_is_decided_not_at_all()
    {
        await AddAsync("seit gestern", -1);
        await AddAsync("seit einer Woche", -7);
        await AddAsync("seit drei Tagen", -3);
        await db.AddAllAsync([
            A.Proposal().In(process).By(author).Published().Build(), A.Proposal().In(process).By(author).Returned().Build(),
            A.Proposal().In(process).By(author).Hidden().Build(), A.Proposal().In(process).By(author).Withdrawn().Build()]);
        var answer = await BrowseAsync(moderator);
        Assert.Equal(["seit einer Woche", "seit drei Tagen", "seit gestern"], answer.Lines.Select(l => l.Title));
        Assert.Equal(3, answer.Total);
        Assert.Equal((process.Slug, "Erstes Verfahren", A.Altstadt, "green", 1, false), Line(answer.Lines[0]));
    }

    [Fact]
    public async Task A_revised_proposal_waits_from_its_revision_on()
    {
        var returned = await db.AddAsync(A.Proposal().In(process).By(author).Titled("alt und überarbeitet").Submitted(A.Now.AddDays(-30)).Returned());
        await AddAsync("seit gestern", -1);
        await db.Get<ReviseProposal>().HandleAsync(author.Id, returned.Slug, A.ProposalInput(title: "Jetzt überarbeitet"));
        var answer = await BrowseAsync(moderator);
        Assert.Equal([("seit gestern", 1), ("Jetzt überarbeitet", 2)], answer.Lines.Select(l => (l.Title, l.Version)));
    }

    [Fact]
    public async Task The_queue_is_filtered_by_process_and_by_district_with_its_children()
    {
        await AddAsync("Altstadt", -4);
        await AddAsync("Buer", -3, A.Buer);
        await AddAsync("anderswo", -2, A.Altstadt, other);
        Assert.Equal(["Altstadt", "Buer"], await TitlesAsync(moderator, new(Process: process.Slug)));
        Assert.Equal(["Altstadt", "anderswo"], await TitlesAsync(moderator, new(District: A.Mitte)));
        Assert.Equal(["Altstadt"], await TitlesAsync(moderator, new(process.Slug, A.Mitte)));
        Assert.Empty(await TitlesAsync(moderator, new(Process: "nowhere")));
        Assert.Empty(await TitlesAsync(moderator, new(District: "GE-S99")));
    }

    [Fact]
    public async Task A_moderator_sees_their_scope_and_nothing_else()
    {
        await AddAsync("Altstadt", -4);
        await AddAsync("Buer", -3, A.Buer);
        await AddAsync("anderswo", -2, A.Ueckendorf, other);
        Assert.Equal(["Buer"], await TitlesAsync(await db.AddAsync(A.Participant().ModeratorIn(A.Nord))));
        Assert.Equal(["anderswo"], await TitlesAsync(await db.AddAsync(A.Participant().ModeratorOf(other))));
        Assert.Equal(["Buer", "anderswo"], await TitlesAsync(await db.AddAsync(A.Participant().ModeratorOf(other).ModeratorIn(A.Buer))));
        Assert.Empty(await TitlesAsync(await db.AddAsync(A.Participant().ModeratorIn(A.Nord)), new(District: A.Mitte)));
    }

    [Fact]
    public async Task Their_own_proposals_are_marked_because_somebody_else_must_take_them()
    {
        await db.AddAsync(A.Proposal().In(process).By(moderator));
        Assert.True(Assert.Single((await BrowseAsync(moderator)).Lines).IsOwn);
    }

    [Fact]
    public async Task Only_moderators_read_the_queue()
    {
        var administrator = await db.AddAsync(A.Participant().Administrator().CommitteeMemberOf(A.Mitte));
        Assert.Equal(Refusal.SignInRequired, (await db.Get<BrowseQueue>().HandleAsync(null, new())).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await db.Get<BrowseQueue>().HandleAsync(author.Id, new())).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await db.Get<BrowseQueue>().HandleAsync(administrator.Id, new())).Refusal);
    }

    [Fact]
    public async Task A_long_queue_shows_its_oldest_and_counts_all()
    {
        await db.AddAllAsync(Enumerable.Range(0, 205).Select(i => A.Proposal().In(process).By(author).Titled($"Vorschlag {i:000}").Submitted(A.Now.AddMinutes(i - 300)).Build()));
        var answer = await BrowseAsync(moderator);
        Assert.Equal((200, 205), (answer.Lines.Count, answer.Total));
        Assert.Equal("Vorschlag 000", answer.Lines[0].Title);
    }

    private static (string, string, string, string, int, bool) Line(BrowseQueue.Line l) => (l.ProcessSlug, l.ProcessTitle, l.DistrictKey, l.Category, l.Version, l.IsOwn);

    private Task<Proposal> AddAsync(string title, int day, string district = A.Altstadt, Process? inProcess = null) =>
        db.AddAsync(A.Proposal().In(inProcess ?? process).By(author).Titled(title).At(district).Submitted(A.Now.AddDays(day)));

    private async Task<BrowseQueue.Answer> BrowseAsync(Participant who, BrowseQueue.Filter? filter = null) =>
        (await db.Get<BrowseQueue>().HandleAsync(who.Id, filter ?? new())).Value!;

    private async Task<IEnumerable<string>> TitlesAsync(Participant who, BrowseQueue.Filter? filter = null) => (await BrowseAsync(who, filter)).Lines.Select(l => l.Title);
}
