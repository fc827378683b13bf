using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Proposals;

public sealed class WriteEasyVersionTests : IAsyncLifetime
{
    private const string Easy = "Es soll mehr Bänke geben.";

    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;
    private Participant moderator = null!;
    private Proposal proposal = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant());
        moderator = await db.AddAsync(A.Participant().Moderator());
        proposal = await db.AddAsync(A.Proposal().In(process).By(author).Published());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_moderator_writes_a_draft_has_it_checked_and_takes_it_away()
    {
        Assert.Equal(EasyState.Draft, (await WriteAsync(moderator, new(Easy, IsChecked: false))).Value!.State);
        Assert.Equal((Easy, EasyState.Draft), await ReadAsync());
        Assert.Equal(EasyState.Checked, (await WriteAsync(moderator, new(Easy, IsChecked: true))).Value!.State);
        Assert.Equal(EasyState.None, (await WriteAsync(moderator, new("  ", IsChecked: true))).Value!.State);
        Assert.Equal(("", EasyState.None), await ReadAsync());
    }

    [Fact]
    public async Task Only_a_moderator_of_the_proposal_writes_it()
    {
        var stranger = await db.AddAsync(A.Participant());
        Assert.Equal(Refusal.SignInRequired, (await db.Get<WriteEasyVersion>().HandleAsync(null, proposal.Slug, new(Easy, false))).Refusal);
        Assert.Equal(Refusal.NotFound, (await WriteAsync(stranger, new(Easy, false))).Refusal);
        Assert.Equal(Refusal.NotFound, (await WriteAsync(author, new(Easy, false))).Refusal);
        Assert.Equal(("", EasyState.None), await ReadAsync());
    }

    [Fact]
    public async Task Nobody_says_of_their_own_proposal_that_its_easy_version_is_good()
    {
        var own = await db.AddAsync(A.Proposal().In(process).By(moderator).Published());
        Assert.True((await db.Get<WriteEasyVersion>().HandleAsync(moderator.Id, own.Slug, new(Easy, IsChecked: false))).Succeeded);
        Assert.Equal(Refusal.OwnProposal, (await db.Get<WriteEasyVersion>().HandleAsync(moderator.Id, own.Slug, new(Easy, IsChecked: true))).Refusal);
        var other = await db.AddAsync(A.Participant().Moderator());
        Assert.Equal(EasyState.Checked, (await db.Get<WriteEasyVersion>().HandleAsync(other.Id, own.Slug, new(Easy, IsChecked: true))).Value!.State);
    }

    [Fact]
    public async Task A_text_that_was_not_read_is_not_called_good()
    {
        await WriteAsync(moderator, new(Easy, IsChecked: false));
        var read = (await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!.Revision;
        await WriteAsync(moderator, new(Easy + " Und mehr Schatten.", IsChecked: false));
        Assert.Equal(Refusal.DecidedMeanwhile, (await WriteAsync(moderator, new(Easy, IsChecked: true, Revision: read))).Refusal);
        Assert.Equal((Easy + " Und mehr Schatten.", EasyState.Draft), await ReadAsync());
    }

    [Fact]
    public async Task What_is_too_long_is_refused_next_to_the_field_and_changes_nothing()
    {
        var outcome = await WriteAsync(moderator, new(new string('a', ProposalLimits.LongestEasyText + 1), false));
        Assert.Equal(new Fault(Refusal.TooLong, "Text", ProposalLimits.LongestEasyText.ToString(System.Globalization.CultureInfo.InvariantCulture)), Assert.Single(outcome.Faults));
        Assert.Equal(("", EasyState.None), await ReadAsync());
    }

    [Fact]
    public async Task It_tells_kept_pages_that_they_are_old_after_the_commit_and_open_desks_too()
    {
        using var ear = db.Get<Pulse>().Listen();
        await WriteAsync(moderator, new(Easy, false));
        Assert.True(ear.Beats.TryRead(out var beat));
        Assert.Equal(Topics.Content, beat.Topic);
        Assert.True(ear.Beats.TryRead(out beat));
        Assert.Equal(Topics.Moderation, beat.Topic);
        await WriteAsync(author, new(Easy, false));
        Assert.False(ear.Beats.TryRead(out _));
    }

    [Fact]
    public async Task The_database_refuses_a_state_without_a_text()
    {
        await using var raw = await db.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => raw.Database.ExecuteSqlAsync($"UPDATE \"Proposals\" SET \"EasyState\" = 2 WHERE \"Id\" = {proposal.Id}"));
    }

    private Task<Outcome<WriteEasyVersion.Written>> WriteAsync(Participant actor, WriteEasyVersion.Input input) => db.Get<WriteEasyVersion>().HandleAsync(actor.Id, proposal.Slug, input);

    private async Task<(string, EasyState)> ReadAsync()
    {
        var read = (await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!;
        return (read.EasyText, read.EasyState);
    }
}
