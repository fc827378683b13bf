using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Hints;
using CitizenParticipation.Tests.Comments;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation;

public sealed class ReadCommentHintsTests : IAsyncLifetime
{
    private const string Spam = "Kaufen Sie jetzt Gartenmöbel bei uns, so billig wie nie zuvor in dieser Stadt!";

    private Floor floor = null!;
    private Participant moderator = null!;

    public async ValueTask InitializeAsync()
    {
        floor = await Floor.LayAsync();
        moderator = await floor.PersonAsync(A.Participant().ModeratorIn(A.Mitte));
    }

    public ValueTask DisposeAsync() => floor.DisposeAsync();

    [Fact]
    public async Task The_text_is_looked_at_and_stays_visible()
    {
        var id = await floor.SayAsync(floor.Anna, "Du Idiot! Ruf an: 0171 1234567, http://example.org");
        var found = await FoundAsync(id);
        Assert.Equal([HintKind.Phone, HintKind.Insult, HintKind.Links], found.Shown.Select(h => h.Kind));
        Assert.Equal(CommentState.Visible, (await floor.RowAsync(id)).State);
        Assert.Empty((await FoundAsync(await floor.SayAsync(floor.Bert, "Das sehe ich auch so. Danke!"))).Shown);
    }

    [Fact]
    public async Task Copies_by_anybody_here_and_by_the_same_person_elsewhere_are_named()
    {
        var elsewhere = await floor.ProposalAsync(A.Proposal().Titled("Ein Zaun am Spielplatz").Published());
        var first = (await floor.TryAsync(floor.Anna, Spam, on: elsewhere)).Value!.Id;
        await floor.TryAsync(floor.Bert, Spam, on: elsewhere);
        var second = await floor.SayAsync(floor.Bert, Spam.ToUpperInvariant());
        var third = await floor.SayAsync(floor.Anna, Spam + " Wirklich.");
        var found = (await FoundAsync(third)).Shown.Where(h => h.Kind == HintKind.CopyOfComment).ToList();
        Assert.Equal([(elsewhere.Slug, first), (floor.Proposal.Slug, second)], found.Select(h => (h.Slug, h.CommentId!.Value)).OrderBy(h => h.Slug != elsewhere.Slug));
        Assert.Equal(0, await CopiesAsync(await floor.SayAsync(floor.Anna, "Gute Idee!")));
    }

    [Fact]
    public async Task What_nobody_can_read_any_more_is_not_named()
    {
        var hidden = await floor.SayAsync(floor.Bert, Spam);
        var copy = await floor.SayAsync(floor.Anna, Spam);
        Assert.Equal(1, await CopiesAsync(copy));
        Assert.True((await floor.Db.Get<HideComment>().HandleAsync(moderator.Id, hidden, new("Advertising", "Bitte keine Werbung schreiben."))).Succeeded);
        Assert.Equal(0, await CopiesAsync(copy));
        Assert.Equal(1, await CopiesAsync(hidden));
    }

    [Fact]
    public async Task A_burst_of_one_account_is_seen()
    {
        Guid last = default;
        for (var i = 0; i < 6; i++) last = await floor.SayAsync(floor.Anna, $"Satz {i}");
        Assert.Equal([(HintKind.Burst, 6)], (await FoundAsync(last)).Shown.Select(h => (h.Kind, h.Count)));
        Assert.Empty((await FoundAsync(await floor.SayAsync(floor.Bert, "Ein Satz"))).Shown);
    }

    [Fact]
    public async Task Only_a_moderator_of_this_place_reads_them()
    {
        var id = await floor.SayAsync(floor.Anna, "Du Idiot!");
        var hints = floor.Db.Get<ReadCommentHints>();
        Assert.Equal(Refusal.SignInRequired, (await hints.HandleAsync(null, id)).Refusal);
        foreach (var outsider in (Participant[])[floor.Anna, floor.Bert, await floor.PersonAsync(A.Participant().ModeratorIn(A.Nord)), await floor.PersonAsync(A.Participant().Administrator())])
            Assert.Equal(Refusal.NotFound, (await hints.HandleAsync(outsider.Id, id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await hints.HandleAsync(moderator.Id, Guid.CreateVersion7())).Refusal);
        Assert.True((await floor.Db.Get<DeleteComment>().HandleAsync(floor.Anna.Id, id)).Succeeded);
        Assert.Equal(Refusal.NotFound, (await hints.HandleAsync(moderator.Id, id)).Refusal);
    }

    private async Task<HintList> FoundAsync(Guid id) => (await floor.Db.Get<ReadCommentHints>().HandleAsync(moderator.Id, id)).Value!;

    private async Task<int> CopiesAsync(Guid id) => (await FoundAsync(id)).Shown.Count(h => h.Kind == HintKind.CopyOfComment);
}
