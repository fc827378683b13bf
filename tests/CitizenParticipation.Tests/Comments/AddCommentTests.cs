using CitizenParticipation.Comments;
using CitizenParticipation.Live;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Comments;

public sealed class AddCommentTests : IAsyncLifetime
{
    private Floor floor = null!;

    public async ValueTask InitializeAsync() => floor = await Floor.LayAsync();

    public ValueTask DisposeAsync() => floor.DisposeAsync();

    [Fact]
    public async Task A_comment_is_read_by_everybody_and_open_pages_hear_the_number()
    {
        using var ear = floor.Db.Get<Pulse>().Listen();
        var outcome = await floor.TryAsync(floor.Anna, "  Ich bin **dafür**.\r\nSehr!  ");
        var beats = new List<Beat>();
        while (ear.Beats.TryRead(out var beat)) beats.Add(beat);
        Assert.Equal([new Beat(Topics.Content, 1), new Beat(Topics.Comments(floor.Proposal.Slug), 1)], beats);

        var read = Assert.Single((await floor.ReadAsync()).Items).Comment;
        Assert.Equal((outcome.Value!.Id, "Ich bin **dafür**.\nSehr!", "Anna", CommentKind.For, CommentVoice.None, A.Now), (read.Id, read.Text, read.AuthorName, read.Kind, read.Voice, read.CreatedAt));
    }

    [Fact]
    public async Task Who_may_not_is_told_why()
    {
        Assert.Equal(Refusal.SignInRequired, (await floor.TryAsync(null, "Gute Idee")).Refusal);
        Assert.Equal(Refusal.EmailNotConfirmed, (await floor.TryAsync(await floor.PersonAsync(A.Participant().Unconfirmed()), "Gute Idee")).Refusal);
        Assert.Equal(Refusal.NotFound, (await floor.TryAsync(floor.Anna, "Gute Idee", on: await floor.ProposalAsync(A.Proposal()))).Refusal);
        Assert.Equal(Refusal.NotFound, (await floor.TryAsync(floor.Author, "Gute Idee", on: await floor.ProposalAsync(A.Proposal().Hidden()))).Refusal);
        Assert.Equal(Refusal.NotFound, (await floor.Db.Get<AddComment>().HandleAsync(floor.Anna.Id, "gibtesnicht", new(CommentKind.For, "Gute Idee"))).Refusal);
        Assert.Equal(0, await floor.RowsAsync());
    }

    [Fact]
    public async Task The_discussion_ends_with_the_process()
    {
        await floor.SayAsync(floor.Anna, "Gerade noch");
        floor.Db.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(Refusal.DiscussionClosed, (await floor.TryAsync(floor.Anna, "Zu spät")).Refusal);
    }

    [Theory]
    [InlineData(null, Refusal.Required)]
    [InlineData("", Refusal.Required)]
    [InlineData(" \u200B\u2060 ", Refusal.Required)]
    [InlineData("x", Refusal.TooShort)]
    [InlineData("ab\u202Ecd", Refusal.ControlCharacters)]
    public async Task A_text_that_cannot_be_read_is_refused_beside_its_field(string? text, Refusal refusal) =>
        Assert.Equal([(refusal, "Text")], (await floor.TryAsync(floor.Anna, text)).Faults.Select(f => (f.Refusal, f.Field)));

    [Fact]
    public async Task Two_thousand_characters_as_people_see_them_are_the_most()
    {
        Assert.True((await floor.TryAsync(floor.Anna, string.Concat(Enumerable.Repeat("🌳", 2000)))).Succeeded);
        Assert.Equal(new Fault(Refusal.TooLong, "Text", "2000"), Assert.Single((await floor.TryAsync(floor.Anna, new string('x', 2001))).Faults));
        Assert.Equal(new Fault(Refusal.TooLong, "Text", "2000"), Assert.Single((await floor.TryAsync(floor.Anna, new string('x', 10_000_000))).Faults));
    }

    [Fact]
    public async Task A_comment_needs_a_kind_and_a_reply_has_none()
    {
        Assert.Equal(new Fault(Refusal.Required, "Kind"), Assert.Single((await floor.TryAsync(floor.Anna, "Gute Idee", CommentKind.None)).Faults));
        Assert.Equal(new Fault(Refusal.Required, "Kind"), Assert.Single((await floor.TryAsync(floor.Anna, "Gute Idee", (CommentKind)9)).Faults));
        var comment = await floor.SayAsync(floor.Anna, "Gute Idee");
        var reply = await floor.SayAsync(floor.Bert, "Warum?", CommentKind.None, comment);
        var answer = await floor.SayAsync(floor.Anna, "Darum.", CommentKind.For, reply);
        var thread = Assert.Single((await floor.ReadAsync()).Items);
        Assert.Equal([reply, answer], thread.Replies.Select(r => r.Id));
        Assert.All(thread.Replies, r => Assert.Equal((comment, CommentKind.None), (r.ParentId!.Value, r.Kind)));
    }

    [Fact]
    public async Task Only_what_is_there_and_in_the_same_discussion_is_answered()
    {
        var comment = await floor.SayAsync(floor.Anna, "Gute Idee");
        var other = await floor.ProposalAsync(A.Proposal().Published());
        Assert.Equal(Refusal.NotFound, (await floor.TryAsync(floor.Bert, "Hallo", replyTo: comment, on: other)).Refusal);
        Assert.Equal(Refusal.NotFound, (await floor.TryAsync(floor.Bert, "Hallo", replyTo: Guid.CreateVersion7())).Refusal);
        await floor.Db.Get<DeleteComment>().HandleAsync(floor.Anna.Id, comment);
        Assert.Equal(Refusal.CommentGone, (await floor.TryAsync(floor.Bert, "Hallo", replyTo: comment)).Refusal);
    }

    [Fact]
    public async Task The_official_voice_is_for_who_has_it_and_stays_when_the_right_is_gone()
    {
        var clerk = await floor.PersonAsync(A.Participant().Administrator());
        var spoken = await floor.SayAsync(clerk, "Wir prüfen das.", official: true);
        var privately = await floor.SayAsync(clerk, "Ich persönlich bin dafür.");
        var claimed = await floor.SayAsync(floor.Anna, "Ich bin die Stadt.", official: true);
        var author = await floor.SayAsync(floor.Author, "Danke für alle Hinweise.", official: true);
        await floor.Db.SqlAsync("DELETE FROM \"RoleGrants\"");
        var voices = (await floor.ReadAsync()).Items.ToDictionary(t => t.Comment.Id, t => t.Comment.Voice);
        Assert.Equal((CommentVoice.Administration, CommentVoice.None, CommentVoice.None, CommentVoice.Author), (voices[spoken], voices[privately], voices[claimed], voices[author]));
    }

    [Fact]
    public async Task The_same_text_again_is_the_first_comment_again()
    {
        var first = (await floor.TryAsync(floor.Anna, "Gute Idee")).Value!.Id;
        Assert.Equal(first, (await floor.TryAsync(floor.Anna, " Gute Idee ")).Value!.Id);
        floor.Db.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(first, (await floor.TryAsync(floor.Anna, "Gute Idee", CommentKind.Addition)).Value!.Id);
        Assert.Equal(1, await floor.RowsAsync());

        Assert.NotEqual(first, (await floor.TryAsync(floor.Bert, "Gute Idee")).Value!.Id);
        Assert.NotEqual(first, (await floor.TryAsync(floor.Anna, "Gute Idee", replyTo: first)).Value!.Id);
        floor.Db.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(first, (await floor.TryAsync(floor.Anna, "Gute Idee")).Value!.Id);
    }

    [Fact]
    public async Task Twenty_double_clicks_at_once_are_one_comment()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => floor.TryAsync(floor.Anna, "Gute Idee"))));
        Assert.Single(answers.Select(a => a.Value!.Id).Distinct());
        Assert.Equal(1, await floor.RowsAsync());
    }

    [Fact]
    public async Task A_storm_of_twenty_in_a_minute_is_told_to_slow_down()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => floor.TryAsync(floor.Anna, $"Sturm {i}"))));
        Assert.Equal(5, answers.Count(a => a.Succeeded));
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Equal(Refusal.SlowDown, a.Refusal));
        Assert.True((await floor.TryAsync(floor.Bert, "Ich darf noch")).Succeeded);
        floor.Db.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True((await floor.TryAsync(floor.Anna, "Nach einer Minute wieder")).Succeeded);
    }

    [Fact]
    public async Task Thirty_in_an_hour_are_enough_also_when_they_are_deleted()
    {
        for (var i = 0; i < 30; i++)
        {
            var id = await floor.SayAsync(floor.Anna, $"Nummer {i}");
            if (i % 2 == 0) await floor.Db.Get<DeleteComment>().HandleAsync(floor.Anna.Id, id);
        }

        floor.Db.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Refusal.SlowDown, (await floor.TryAsync(floor.Anna, "Nummer 31")).Refusal);
        floor.Db.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await floor.TryAsync(floor.Anna, "Nummer 31")).Succeeded);
    }
}
