using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Audit;

/// <summary>What use cases write into the trail about what they have changed: states and roles, nothing that people wrote and not where they live.</summary>
public sealed class BeforeAndAfterTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Participant administrator = null!;
    private Participant moderator = null!;
    private Participant author = null!;
    private Proposal proposal = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        administrator = await db.AddAsync(A.Participant().Administrator());
        moderator = await db.AddAsync(A.Participant().Moderator());
        author = await db.AddAsync(A.Participant().LivingIn(A.Buer));
        proposal = await db.AddAsync(A.Proposal().In(await db.AddAsync(A.Process().InSupportPhase(proposalsWelcome: true))).By(author).Published());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_comment_that_is_hidden_and_shown_again()
    {
        var comment = (await db.Get<AddComment>().HandleAsync(author.Id, proposal.Slug, new(CommentKind.For, "Ihr seid alle doof", null))).Value!.Id;
        await db.Get<HideComment>().HandleAsync(moderator.Id, comment, new("Insult", "Bitte ohne Beleidigungen."));
        await db.Get<RestoreComment>().HandleAsync(moderator.Id, comment, "Das war ein Irrtum.");
        await AssertTrailAsync(("comment.added", "", ""), ("comment.hidden", "Visible", "Hidden"), ("comment.restored", "Hidden", "Visible"));
    }

    [Fact]
    public async Task A_role_that_is_given_and_taken()
    {
        var granted = await db.Get<GrantRole>().HandleAsync(administrator.Id, new(author.Email, Role.Moderator, null, A.Mitte));
        await db.Get<RevokeRole>().HandleAsync(administrator.Id, granted.Value!.GrantId);
        await AssertTrailAsync(("role.granted", "", "Moderator, district:GE-B1"), ("role.revoked", "Moderator, district:GE-B1", ""));
    }

    [Fact]
    public async Task A_version_in_easy_language_and_a_withdrawal()
    {
        await db.Get<WriteEasyVersion>().HandleAsync(moderator.Id, proposal.Slug, new("Am Markt fehlen Bänke.", true));
        await db.Get<WithdrawProposal>().HandleAsync(author.Id, proposal.Slug, "Es hat sich erledigt.");
        await AssertTrailAsync(("proposal.easy", "None", "Checked"), ("proposal.withdrawn", "Published", "Withdrawn"));
    }

    [Fact]
    public async Task Where_somebody_moved_stands_nowhere()
    {
        Assert.True((await db.Get<MoveHome>().HandleAsync(author.Id, A.Schalke)).Succeeded);
        await AssertTrailAsync(("participant.moved", "", ""));
        Assert.DoesNotContain(await db.TrailAsync(), e => $"{e.Subject} {e.Reason}".Contains(A.Schalke, StringComparison.Ordinal));
    }

    private async Task AssertTrailAsync(params (string, string, string)[] expected) => Assert.Equal(expected, (await db.TrailAsync()).Select(e => (e.Action, e.Before, e.After)));
}
