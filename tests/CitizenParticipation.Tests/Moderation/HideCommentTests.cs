using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Tests.Comments;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation;

public sealed class HideCommentTests : IAsyncLifetime
{
    private static readonly ReasonInput Why = new("Insult", "Bitte ohne Beleidigungen schreiben.");

    private Floor floor = null!;
    private Participant moderator = null!;
    private Guid comment;

    public async ValueTask InitializeAsync()
    {
        floor = await Floor.LayAsync();
        moderator = await floor.PersonAsync(A.Participant().ModeratorIn(A.Mitte));
        comment = await floor.SayAsync(floor.Anna, "Ihr seid alle doof");
    }

    public ValueTask DisposeAsync() => floor.DisposeAsync();

    [Fact]
    public async Task Everybody_reads_the_reason_in_its_place_and_it_stands_in_the_trail()
    {
        Assert.Equal((floor.Proposal.Slug, false), (await HideAsync(moderator)).Value is { } done ? (done.Slug, done.AwaitsSecond) : default);
        var answer = await floor.ReadAsync();
        var read = answer.Items[0].Comment;
        Assert.Equal((CommentState.Hidden, "", "", "1.2", Why.Words), (read.State, read.Text, read.AuthorName, read.HiddenReason, read.HiddenWords));
        Assert.Equal(0, answer.Visible);
        var entry = Assert.Single(await floor.Db.TrailAsync(), e => e.Action != "comment.added");
        Assert.Equal((moderator.Id, "comment.hidden", $"comment:{comment:N}", "1.2 " + Why.Words), (entry.ActorId!.Value, entry.Action, entry.Subject, entry.Reason));
        Assert.Equal("Ihr seid alle doof", (await floor.Db.Get<ReadComment>().HandleAsync(moderator.Id, null, comment))!.RawText);
        Assert.Equal("", (await floor.Db.Get<ReadComment>().HandleAsync(floor.Bert.Id, null, comment))!.RawText);
    }

    [Fact]
    public async Task It_comes_back_with_its_text()
    {
        await HideAsync(moderator);
        Assert.Equal(Refusal.TooShort, (await RestoreAsync(moderator, "nein")).Refusal);
        Assert.True((await RestoreAsync(moderator, "Das war ein Irrtum von uns.")).Succeeded);
        var read = (await floor.ReadAsync()).Items[0].Comment;
        Assert.Equal((CommentState.Visible, "Ihr seid alle doof", ""), (read.State, read.Text, read.HiddenReason));
        Assert.Equal(["comment.hidden", "comment.restored"], (await floor.Db.TrailAsync()).Select(e => e.Action).Where(a => a != "comment.added"));
        Assert.Equal(Refusal.DecidedMeanwhile, (await RestoreAsync(moderator, "Noch einmal zurück.")).Refusal);
    }

    [Fact]
    public async Task Only_a_moderator_of_this_place_and_never_of_their_own()
    {
        Assert.Equal(Refusal.SignInRequired, (await HideAsync(null)).Refusal);
        Assert.Equal(Refusal.NotFound, (await HideAsync(floor.Bert)).Refusal);
        Assert.Equal(Refusal.NotFound, (await HideAsync(await floor.PersonAsync(A.Participant().ModeratorIn(A.Nord)))).Refusal);
        Assert.Equal(Refusal.NotFound, (await HideAsync(await floor.PersonAsync(A.Participant().Administrator()))).Refusal);
        var own = await floor.SayAsync(moderator, "Von mir selbst");
        Assert.Equal(Refusal.OwnComment, (await floor.Db.Get<HideComment>().HandleAsync(moderator.Id, own, Why)).Refusal);
        Assert.Equal(Refusal.NotFound, (await floor.Db.Get<HideComment>().HandleAsync(moderator.Id, Guid.CreateVersion7(), Why)).Refusal);
    }

    [Fact]
    public async Task A_reason_from_the_list_and_own_words_are_needed()
    {
        var faults = (await floor.Db.Get<HideComment>().HandleAsync(moderator.Id, comment, new("", ""))).Faults;
        Assert.Equal([("Reason", Refusal.Required), ("Words", Refusal.Required)], faults.Select(f => (f.Field, f.Refusal)));
        Assert.Equal(Refusal.UnknownReason, (await floor.Db.Get<HideComment>().HandleAsync(moderator.Id, comment, Why with { Reason = "Langweilig" })).Refusal);
    }

    [Fact]
    public async Task Of_two_moderators_at_once_one_decides()
    {
        var other = await floor.PersonAsync(A.Participant().Moderator());
        var outcomes = await Task.WhenAll(Task.Run(() => HideAsync(moderator)), Task.Run(() => HideAsync(other)));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Single(outcomes, o => o.Refusal == Refusal.DecidedMeanwhile);
    }

    private Task<Outcome<HideContribution.Done>> HideAsync(Participant? who) => floor.Db.Get<HideComment>().HandleAsync(who?.Id, comment, Why);

    private Task<Outcome<HideContribution.Done>> RestoreAsync(Participant who, string words) => floor.Db.Get<RestoreComment>().HandleAsync(who.Id, comment, words);
}
