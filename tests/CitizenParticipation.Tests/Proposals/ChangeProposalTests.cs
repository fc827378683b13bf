using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Proposals;

public sealed class ChangeProposalTests : IAsyncLifetime
{
    private const string Note = "Es sind jetzt fünf Bänke statt drei.";

    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_change_waits_while_everybody_goes_on_reading_the_published_text()
    {
        var proposal = await AddAsync(A.Proposal().Published());
        var changed = await ChangeAsync(proposal, A.ProposalInput(title: "Fünf Bänke am Markt"));
        Assert.Equal(new ChangeProposal.Changed(proposal.Slug, 2), changed.Value);

        var read = (await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!;
        Assert.Equal(("Mehr Bänke am Markt", ProposalState.Published, 1, false), (read.Title, read.State, read.Versions, read.ChangeWaits));
        Assert.True((await db.Get<ReadProposal>().HandleAsync(author.Id, proposal.Slug))!.ChangeWaits);
        Assert.Equal(0, (await db.Get<BrowseProposals>().HandleAsync(new(Words: "Fünf"))).Total);
        var shown = (await db.Get<BrowseVersions>().HandleAsync(null, proposal.Slug))!;
        Assert.Equal(["Mehr Bänke am Markt"], shown.Versions.Select(v => v.Text!.Title));
        var entry = Assert.Single(await db.TrailAsync());
        Assert.Equal(("proposal.change-submitted", Note), (entry.Action, entry.Reason));
        var own = Assert.Single(await db.Get<BrowseOwnProposals>().HandleAsync(author.Id));
        Assert.Equal((ProposalState.Published, VersionState.InReview), (own.State, own.Change));
    }

    [Fact]
    public async Task A_second_change_takes_the_place_of_the_one_that_waits()
    {
        var proposal = await AddAsync(A.Proposal().Published());
        await ChangeAsync(proposal, A.ProposalInput(title: "Fünf Bänke am Markt"));
        Assert.Equal(3, (await ChangeAsync(proposal, A.ProposalInput(title: "Sechs Bänke am Markt"))).Value!.Number);

        Assert.Equal([VersionState.Published, VersionState.Withdrawn, VersionState.InReview], await StatesAsync(proposal));
        Assert.Equal("Sechs Bänke am Markt", (await db.Get<ReadChange>().HandleAsync(author.Id, proposal.Slug))!.Text.Title);
    }

    [Fact]
    public async Task Only_the_author_changes_and_only_what_is_public()
    {
        var published = await AddAsync(A.Proposal().Published());
        var waiting = await AddAsync(A.Proposal());
        var hidden = await AddAsync(A.Proposal().Hidden());
        var other = await db.AddAsync(A.Participant().Administrator().Moderator());
        var change = db.Get<ChangeProposal>();
        ChangeProposal.Input input = new(A.ProposalInput(title: "Fünf Bänke am Markt"), Note, false);

        Assert.Equal(Refusal.SignInRequired, (await change.HandleAsync(null, published.Slug, input)).Refusal);
        Assert.Equal(Refusal.NotFound, (await change.HandleAsync(other.Id, published.Slug, input)).Refusal);
        Assert.Equal(Refusal.NotFound, (await change.HandleAsync(author.Id, "nowhere", input)).Refusal);
        Assert.Equal(Refusal.NotInThisState, (await change.HandleAsync(author.Id, waiting.Slug, input)).Refusal);
        Assert.Equal(Refusal.NotInThisState, (await change.HandleAsync(author.Id, hidden.Slug, input)).Refusal);
        Assert.Null(await db.Get<ReadChange>().HandleAsync(other.Id, published.Slug));
        Assert.Empty(await db.TrailAsync());
    }

    [Fact]
    public async Task A_change_is_checked_like_a_proposal_and_says_what_is_different()
    {
        var proposal = await AddAsync(A.Proposal().Published());
        var same = new ProposalInput(proposal.Title, proposal.Text, proposal.DistrictKey, proposal.Category);
        Assert.Equal([new Fault(Refusal.TooShort, "Title", "8"), new Fault(Refusal.Required, "Note")], (await ChangeAsync(proposal, A.ProposalInput(title: "kurz"), note: " ")).Faults);
        Assert.Equal(Refusal.NothingChanged, (await ChangeAsync(proposal, same)).Refusal);
        Assert.Equal([VersionState.Published], await StatesAsync(proposal));
    }

    [Theory]
    [InlineData(7.9, true, null)]
    [InlineData(8.1, true, Refusal.TooLateToChangeMeaning)]
    [InlineData(8.1, false, null)]
    [InlineData(10, false, Refusal.TooLateToChange)]
    public async Task What_is_counted_stays_and_supporters_get_time_to_take_back(double day, bool meaning, Refusal? expected)
    {
        var proposal = await AddAsync(A.Proposal().Published());
        db.Clock.SetUtcNow(A.Now.AddDays(day));
        Assert.Equal(expected, (await ChangeAsync(proposal, A.ProposalInput(title: "Fünf Bänke am Markt"), meaning: meaning)).Refusal);
    }

    [Fact]
    public async Task A_change_is_taken_back_by_its_author_as_long_as_nobody_has_decided()
    {
        var proposal = await AddAsync(A.Proposal().Published());
        var stranger = await db.AddAsync(A.Participant());
        await ChangeAsync(proposal, A.ProposalInput(title: "Fünf Bänke am Markt"));
        var drop = db.Get<DropChange>();
        Assert.Equal(Refusal.SignInRequired, (await drop.HandleAsync(null, proposal.Slug)).Refusal);
        Assert.Equal(Refusal.NotFound, (await drop.HandleAsync(stranger.Id, proposal.Slug)).Refusal);
        Assert.True((await drop.HandleAsync(author.Id, proposal.Slug)).Succeeded);
        Assert.Equal(Refusal.DecidedMeanwhile, (await drop.HandleAsync(author.Id, proposal.Slug)).Refusal);
        Assert.Equal([VersionState.Published, VersionState.Withdrawn], await StatesAsync(proposal));
    }

    [Fact]
    public async Task Who_withdraws_the_proposal_leaves_no_change_waiting()
    {
        var proposal = await AddAsync(A.Proposal().Published());
        await ChangeAsync(proposal, A.ProposalInput(title: "Fünf Bänke am Markt"));
        Assert.True((await db.Get<WithdrawProposal>().HandleAsync(author.Id, proposal.Slug, "Hat sich erledigt.")).Succeeded);
        Assert.Equal([VersionState.Published, VersionState.Withdrawn], await StatesAsync(proposal));
    }

    [Fact]
    public async Task Of_many_changes_sent_at_once_one_waits()
    {
        var proposal = await AddAsync(A.Proposal().Published());
        for (var round = 0; round < 10; round++)
        {
            var number = round;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => ChangeAsync(proposal, A.ProposalInput(title: $"Bänke am Markt {number}-{i}")))));
            Assert.All(outcomes, o => Assert.True(o.Succeeded));
            Assert.Single(await StatesAsync(proposal), VersionState.InReview);
        }
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_one_that_waits_and_a_public_one_without_an_instant()
    {
        var proposal = await AddAsync(A.Proposal().Published());
        await ChangeAsync(proposal, A.ProposalInput(title: "Fünf Bänke am Markt"));
        await ChangeAsync(proposal, A.ProposalInput(title: "Sechs Bänke am Markt"));
        await using var open = db.Open();
        await Assert.ThrowsAnyAsync<Exception>(() => open.Database.ExecuteSqlRawAsync("""UPDATE "ProposalVersions" SET "State" = 0 WHERE "Number" = 2"""));
        await Assert.ThrowsAnyAsync<Exception>(() => open.Database.ExecuteSqlRawAsync("""UPDATE "ProposalVersions" SET "State" = 1 WHERE "Number" = 2"""));
        await Assert.ThrowsAnyAsync<Exception>(() => open.Database.ExecuteSqlRawAsync("""UPDATE "ProposalVersions" SET "State" = 5 WHERE "Number" = 2"""));
    }

    private async Task<Proposal> AddAsync(ProposalBuilder builder) => await db.AddAsync(builder.In(process).By(author));

    private Task<Outcome<ChangeProposal.Changed>> ChangeAsync(Proposal proposal, ProposalInput text, string? note = Note, bool meaning = false) =>
        db.Get<ChangeProposal>().HandleAsync(author.Id, proposal.Slug, new(text, note, meaning));

    private async Task<List<VersionState>> StatesAsync(Proposal proposal)
    {
        await using var open = db.Open();
        return await open.Set<ProposalVersion>().Where(v => v.ProposalId == proposal.Id).OrderBy(v => v.Number).Select(v => v.State).ToListAsync();
    }
}
