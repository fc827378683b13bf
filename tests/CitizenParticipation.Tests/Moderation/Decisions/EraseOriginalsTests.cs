using CitizenParticipation.Comments;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Moderation.Decisions;

public sealed class EraseOriginalsTests : IAsyncLifetime
{
    private Court court = null!;

    public async ValueTask InitializeAsync() => court = await Court.OpenAsync();

    public ValueTask DisposeAsync() => court.DisposeAsync();

    [Fact]
    public async Task Seven_months_later_the_text_is_gone_and_the_rule_still_stands_in_its_place()
    {
        var (comment, decision) = await court.HideCommentAsync();
        court.Db.Clock.SetUtcNow(A.Now.AddMonths(7));
        Assert.Equal(0, await EraseAsync());
        court.Db.Clock.SetUtcNow(A.Now.AddMonths(7).AddMinutes(1));
        Assert.Equal(1, await EraseAsync());
        var row = await court.Floor.RowAsync(comment);
        Assert.Equal((CommentState.Hidden, "[…]", "1.2"), (row.State, row.Text, row.HiddenReason));
        var kept = await court.ReadAsync(decision);
        Assert.Equal(("", "", null, court.Db.Clock.GetUtcNow()), (kept.Original, kept.Passage, kept.EraseAt, kept.ErasedAt));
        Assert.Equal("decision.erased", (await court.Db.TrailAsync())[^1].Action);
        Assert.Equal(0, await EraseAsync());
        Assert.Equal(Refusal.OriginalErased, (await court.RestoreAsync(court.First, comment)).Refusal);
    }

    [Fact]
    public async Task A_proposal_is_erased_with_all_its_texts()
    {
        var proposal = court.Floor.Proposal;
        Assert.True((await court.HideProposalAsync(court.First, proposal)).Succeeded);
        court.Db.Clock.SetUtcNow(A.Now.AddMonths(8));
        Assert.Equal(1, await EraseAsync());
        await using var db = court.Db.Open();
        var row = await db.Proposals.AsNoTracking().Include(p => p.Versions).SingleAsync(p => p.Id == proposal.Id);
        Assert.Equal(("[…]", "[…]", "", "", ""), (row.Title, row.Text, row.Why, row.ForWhom, row.EasyText));
        Assert.DoesNotContain("bank", row.SearchText, StringComparison.OrdinalIgnoreCase);
        Assert.All(row.Versions, v => Assert.Equal(("[…]", "[…]"), (v.Title, v.Text)));
        Assert.Equal("1.2", (await court.Db.Get<ReadRemoved>().HandleAsync(proposal.Slug))!.Rule);
    }

    [Fact]
    public async Task While_an_appeal_is_open_nothing_goes()
    {
        var (comment, decision) = await court.HideCommentAsync();
        court.Db.Clock.SetUtcNow(A.Now.AddMonths(6));
        Assert.True((await court.AppealAsync(court.Floor.Anna, decision)).Succeeded);
        court.Db.Clock.SetUtcNow(A.Now.AddMonths(12));
        Assert.Equal(0, await EraseAsync());
        Assert.True((await court.AnswerAsync(court.Second, decision, grant: false)).Succeeded);
        Assert.Equal(1, await EraseAsync());
        Assert.Equal("[…]", (await court.Floor.RowAsync(comment)).Text);
    }

    [Fact]
    public async Task Who_has_left_cannot_appeal_and_the_text_goes_at_once()
    {
        var (comment, _) = await court.HideCommentAsync();
        Assert.Equal(0, await EraseAsync());
        await court.Db.SqlAsync("UPDATE \"Participants\" SET \"LeftAt\" = \"CreatedAt\" WHERE \"DisplayName\" = 'Anna'");
        Assert.Equal(1, await EraseAsync());
        Assert.Equal("[…]", (await court.Floor.RowAsync(comment)).Text);
    }

    [Fact]
    public async Task What_is_shown_again_is_never_erased()
    {
        var (comment, _) = await court.HideCommentAsync();
        Assert.False((await court.RestoreAsync(court.First, comment)).Value!.AwaitsSecond);
        court.Db.Clock.SetUtcNow(A.Now.AddMonths(12));
        Assert.Equal(0, await EraseAsync());
        Assert.Equal("Ihr seid alle doof", (await court.Floor.RowAsync(comment)).Text);
    }

    private Task<int> EraseAsync() => court.Db.Get<EraseOriginals>().HandleAsync();
}
