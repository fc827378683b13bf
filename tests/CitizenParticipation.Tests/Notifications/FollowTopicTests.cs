using CitizenParticipation.Notifications;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Tests.Notifications;

public sealed class FollowTopicTests : IAsyncLifetime
{
    private Square square = null!;

    public async ValueTask InitializeAsync() => square = await Square.LayAsync();

    public ValueTask DisposeAsync() => square.DisposeAsync();

    [Fact]
    public async Task Following_many_times_at_once_is_following_once()
    {
        await using var second = square.Db.Beside();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => (i % 2 == 0 ? square.Db : second).Get<FollowTopic>().HandleAsync(square.Anna.Id, new(TopicKind.Proposal, square.Proposal.Slug, true)))));
        Assert.Equal(square.Proposal.Title, Assert.Single(await FollowsAsync()).Title);
        await square.FollowAsync(square.Anna, wants: false);
        await square.FollowAsync(square.Anna, wants: false);
        Assert.Empty(await FollowsAsync());
    }

    [Fact]
    public async Task Letting_go_of_what_one_supports_or_has_written_says_no_to_it()
    {
        await square.Db.SupportAsync(square.Proposal, square.Anna.Id);
        Assert.Equal(Because.Supports, await BecauseAsync(square.Anna.Id));
        await square.FollowAsync(square.Anna, wants: false);
        Assert.Null(await BecauseAsync(square.Anna.Id));
        Assert.Equal(Wish.Mute, Assert.Single(await FollowsAsync()).Wish);
        await square.FollowAsync(square.Anna);
        Assert.Equal(Because.FollowsProposal, await BecauseAsync(square.Anna.Id));

        Assert.Equal(Because.Own, await BecauseAsync(square.Author.Id));
        await square.FollowAsync(square.Author, wants: false);
        Assert.Null(await BecauseAsync(square.Author.Id));
        Assert.Null(await BecauseAsync(square.Bert.Id));
    }

    [Fact]
    public async Task Who_writes_along_is_told_like_the_author_and_can_say_no_like_the_author()
    {
        var code = (await square.Db.Get<InviteCoAuthor>().HandleAsync(square.Author.Id, square.Proposal.Slug)).Value!.Code;
        Assert.Empty((await square.Db.Get<AcceptInvitation>().HandleAsync(square.Anna.Id, code)).Faults);
        Assert.Equal(Because.Own, await BecauseAsync(square.Anna.Id));
        await square.DecideAsync(square.Proposal, Verdict.Hide);
        await square.GatherAsync();
        Assert.Equal($"/proposals/{square.Proposal.Slug}", (await square.LinesAsync(square.Anna))[0].Path);
        await square.FollowAsync(square.Anna, wants: false);
        Assert.Null(await BecauseAsync(square.Anna.Id));
        var before = (await square.LinesAsync(square.Anna)).Count;
        await square.DecideAsync(square.Proposal, Verdict.Restore);
        await square.GatherAsync();
        Assert.Equal(before, (await square.LinesAsync(square.Anna)).Count);
    }

    [Fact]
    public async Task Who_wants_to_hear_nothing_of_what_they_support_sees_that_on_the_button()
    {
        await square.Db.SupportAsync(square.Proposal, square.Anna.Id);
        await square.ChooseAsync(square.Anna, MailRhythm.Daily, tellSupported: false);
        Assert.Null(await BecauseAsync(square.Anna.Id));
    }

    [Fact]
    public async Task What_cannot_be_seen_cannot_be_followed_but_can_be_let_go()
    {
        await square.FollowAsync(square.Anna);
        await square.DecideAsync(square.Proposal, Verdict.Hide);
        Assert.Equal(Refusal.NotFound, await TryAsync(square.Bert.Id, TopicKind.Proposal, square.Proposal.Slug));
        Assert.Null(Assert.Single(await FollowsAsync()).Path);
        await square.FollowAsync(square.Anna, wants: false);
        Assert.Empty(await FollowsAsync());
        foreach (var (kind, name) in ((TopicKind, string?)[])[(TopicKind.Proposal, null), (TopicKind.Process, "gibt-es-nicht"), (TopicKind.District, "GE-X"), ((TopicKind)7, "x")])
            Assert.Equal(Refusal.NotFound, await TryAsync(square.Anna.Id, kind, name));
        Assert.Equal(Refusal.SignInRequired, await TryAsync(null, TopicKind.District, A.Altstadt));
    }

    [Fact]
    public async Task Nobody_follows_without_end()
    {
        await square.Db.AddAllAsync(Enumerable.Range(0, FollowTopic.Most).Select(_ => new Follow(square.Anna.Id, TopicKind.Proposal, Follow.Of(Guid.CreateVersion7()), Wish.Follow, A.Now)));
        Assert.Equal(Refusal.TooManyFollowed, await TryAsync(square.Anna.Id, TopicKind.District, A.Altstadt));
    }

    [Theory]
    [InlineData(TopicKind.District, Wish.Mute)]
    [InlineData((TopicKind)4, Wish.Follow)]
    [InlineData(TopicKind.Proposal, (Wish)3)]
    public async Task The_database_refuses_what_the_rules_refuse(TopicKind kind, Wish wish) =>
        await Assert.ThrowsAsync<DbUpdateException>(() => square.Db.AddAllAsync([new Follow(square.Anna.Id, kind, "x", wish, A.Now)]));

    private Task<IReadOnlyList<BrowseFollows.Line>> FollowsAsync() => square.Db.Get<BrowseFollows>().HandleAsync(square.Anna.Id);

    private async Task<Because?> BecauseAsync(Guid reader) => (await square.Db.Get<ReadFollow>().HandleAsync(reader, TopicKind.Proposal, square.Proposal.Slug)).Because;

    private async Task<Refusal?> TryAsync(Guid? actor, TopicKind kind, string? name) => (await square.Db.Get<FollowTopic>().HandleAsync(actor, new(kind, name, true))).Refusal;
}
