using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Similar;
using CitizenParticipation.Tests.House;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Tests.Proposals.Similar;

/// <summary>One node keeps the words in memory; another one moderates.</summary>
public sealed class PublishedWordsTests : IAsyncLifetime
{
    private const string Fountain = "Trinkbrunnen auf dem Neumarkt";
    private const string Swing = "Schaukel für Kinder im Stadtgarten";

    private TestDb db = null!;
    private TestDb other = null!;
    private Process process = null!;
    private Participant author = null!;
    private Participant moderator = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant());
        moderator = await db.AddAsync(A.Participant().Moderator());
        other = db.Beside();
    }

    public async ValueTask DisposeAsync()
    {
        await other.DisposeAsync();
        await db.DisposeAsync();
    }

    [Fact]
    public async Task What_another_node_publishes_changes_hides_and_shows_again_is_known_to_this_one()
    {
        await AddAsync("Eine ganz andere Idee", published: true);
        Assert.Equal(0, await FoundAsync(Fountain));
        var proposal = await AddAsync(Fountain, published: false);
        Assert.Equal(0, await FoundAsync(Fountain));

        await DecideAsync(proposal, new(Verdict.Publish));
        Assert.Equal(1, await FoundAsync(Fountain));

        await other.Get<ChangeProposal>().HandleAsync(author.Id, proposal.Slug, new(A.ProposalInput(title: Swing, text: Swing + ". Das wäre für alle ein Gewinn."), "Es geht um etwas anderes.", true));
        Assert.Equal(0, await FoundAsync(Swing));
        Assert.True((await other.Get<DecideChange>().HandleAsync(moderator.Id, proposal.Slug, new(Publish: true))).Succeeded);
        Assert.Equal(1, await FoundAsync(Swing));
        Assert.Equal(0, await FoundAsync(Fountain));

        await DecideAsync(proposal, new(Verdict.Hide, "Unclear", "Der Text nennt einen Nachbarn mit Namen."));
        await other.AgreeToAllAsync();
        Assert.Equal(0, await FoundAsync(Swing));
        await DecideAsync(proposal, new(Verdict.Restore, Words: "Das war ein Irrtum von uns."));
        await other.AgreeToAllAsync();
        Assert.Equal(1, await FoundAsync(Swing));
    }

    [Fact]
    public async Task What_was_imported_past_the_trail_is_found_by_its_instant_and_else_by_its_number()
    {
        Assert.Equal(0, await FoundAsync(Fountain));
        await AddAsync("Eine ganz andere Idee", published: true);
        await AddAsync(Fountain, published: true);
        Assert.Equal(1, await FoundAsync(Fountain));

        var older = A.Proposal().In(process).By(author).Titled(Fountain + ", bitte").Saying(Fountain).Submitted(A.Now.AddDays(-20)).Published();
        await db.AddAsync(older);
        Assert.Equal(1, await FoundAsync(Fountain));
        db.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(2, await FoundAsync(Fountain));
    }

    [Fact]
    public async Task What_is_published_while_many_ask_is_found_by_whoever_asks_after_it()
    {
        for (var round = 0; round < 20; round++)
        {
            var title = $"Wegweiser Nummer {round}{round} zur Zeche {Guid.NewGuid():N}";
            var proposal = await AddAsync(title, published: false);
            var asking = Enumerable.Range(0, 4).Select(_ => FoundAsync(title)).ToList();
            await DecideAsync(proposal, new(Verdict.Publish));
            Assert.InRange(await FoundAsync(title), 1, FindSimilar.Most);
            await Task.WhenAll(asking);
        }
    }

    private async Task<int> FoundAsync(string draft) => (await db.Get<FindSimilar>().HandleAsync(draft, process.Slug)).Count;

    private async Task DecideAsync(Proposal proposal, DecideProposal.Input input) => Assert.True((await other.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, input)).Succeeded);

    private Task<Proposal> AddAsync(string title, bool published)
    {
        var proposal = A.Proposal().In(process).By(author).Titled(title).Saying(title + ". Das wäre für alle ein Gewinn.");
        return db.AddAsync(published ? proposal.Published() : proposal);
    }
}
