using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Voting;

public sealed class BrowseMovingTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process open = null!;
    private Process over = null!;
    private Participant author = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        open = await db.AddAsync(A.Process().InSupportPhase());
        over = await db.AddAsync(A.Process().Finished());
        author = await db.AddAsync(A.Participant());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task What_has_moved_comes_first_and_the_most_supported_fill_up()
    {
        foreach (var (title, supports) in new[] { ("wenig", 1), ("mehr", 2), ("am meisten", 3) }) await SupportedAsync(title, supports);
        var quiet = await SupportedAsync("gerade bewegt", 0);
        db.Get<RecentMoves>().Note(quiet.Slug);
        Assert.Equal(["gerade bewegt", "am meisten", "mehr"], await TitlesAsync(3));
        Assert.Equal(["gerade bewegt", "am meisten", "mehr", "wenig"], await TitlesAsync(10));
    }

    [Fact]
    public async Task What_is_gone_or_over_does_not_move_whatever_was_heard()
    {
        var here = await SupportedAsync("hier", 1);
        var ended = await db.AddAsync(A.Proposal().In(over).By(author).Titled("vorbei").Published());
        var hidden = await db.AddAsync(A.Proposal().In(open).By(author).Titled("weg").Hidden());
        foreach (var slug in (string[])[ended.Slug, hidden.Slug, here.Slug, "never-was"]) db.Get<RecentMoves>().Note(slug);
        Assert.Equal(["hier"], await TitlesAsync(5));
    }

    [Fact]
    public async Task Where_nothing_can_be_supported_nothing_moves()
    {
        await using var other = await TestDb.CreateAsync(votes: false);
        var finished = await other.AddAsync(A.Process().Finished());
        var proposal = await other.AddAsync(A.Proposal().In(finished).By(await other.AddAsync(A.Participant())).Published());
        other.Get<RecentMoves>().Note(proposal.Slug);
        Assert.Empty(await other.Get<BrowseMoving>().HandleAsync(5));
    }

    private async Task<Proposal> SupportedAsync(string title, int supports)
    {
        var proposal = await db.AddAsync(A.Proposal().In(open).By(author).Titled(title).Published());
        var people = Enumerable.Range(0, supports).Select(_ => A.Participant().Build()).ToList();
        await db.AddAllAsync(people);
        if (supports > 0) await db.SupportAsync(proposal, people.Select(p => p.Id));
        return proposal;
    }

    private async Task<IEnumerable<string>> TitlesAsync(int count) => (await db.Get<BrowseMoving>().HandleAsync(count)).Select(p => p.Title);
}
