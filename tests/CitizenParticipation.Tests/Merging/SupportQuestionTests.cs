using CitizenParticipation.Accounts;
using CitizenParticipation.Merging;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Merging;

public sealed class SupportQuestionTests : IAsyncLifetime
{
    private Pair pair = null!;

    public async ValueTask InitializeAsync()
    {
        pair = await Pair.CreateAsync();
        await pair.SupportAsync(pair.Supporter, pair.One);
    }

    public ValueTask DisposeAsync() => pair.DisposeAsync();

    [Fact]
    public async Task A_yes_is_a_vote_of_their_own_and_ends_the_question()
    {
        var id = await pair.MergeAsync();
        Assert.True(Assert.Single(await pair.KinAsync(pair.One, pair.Supporter)).Asks);
        Assert.True(Assert.Single(await pair.KinAsync(pair.Other, pair.Supporter)).Asks);
        Assert.Equal(new AnswerSupportQuestion.Answered(pair.Other.Slug, true), (await pair.SayAsync(pair.Supporter, id, yes: true)).Value);
        Assert.Equal(new AnswerSupportQuestion.Answered(pair.Other.Slug, true), (await pair.SayAsync(pair.Supporter, id, yes: true)).Value);
        Assert.Equal((1, 1), ((await pair.ReadAsync(pair.One.Slug)).Supports, (await pair.ReadAsync(pair.Other.Slug)).Supports));
        Assert.False(Assert.Single(await pair.KinAsync(pair.Other, pair.Supporter)).Asks);
    }

    [Fact]
    public async Task A_no_is_remembered_and_leaves_the_counts_alone()
    {
        var id = await pair.MergeAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => Assert.False((await pair.SayAsync(pair.Supporter, id, yes: false)).Value!.Supports))));
        Assert.False(Assert.Single(await pair.KinAsync(pair.One, pair.Supporter)).Asks);
        Assert.Equal(0, (await pair.ReadAsync(pair.Other.Slug)).Supports);
        // Whoever thinks again supports it like everybody else.
        await pair.SupportAsync(pair.Supporter, pair.Other);
    }

    [Fact]
    public async Task Only_supporters_of_the_one_that_went_are_asked_and_only_once_it_has_happened()
    {
        var waiting = (await pair.AskMergeAsync()).Value!.Id;
        Assert.Equal(Refusal.NotFound, (await pair.SayAsync(pair.Supporter, waiting, yes: true)).Refusal);
        await pair.AnswerAsync(pair.Olga, waiting);
        await pair.AnswerAsync(pair.Paul, waiting);
        Assert.False(Assert.Single(await pair.KinAsync(pair.One, pair.Paul)).Asks);
        Assert.Equal(Refusal.NotFound, (await pair.SayAsync(pair.Paul, waiting, yes: true)).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await pair.Db.Get<AnswerSupportQuestion>().HandleAsync(null, waiting, true)).Refusal);
        Assert.Equal(0, (await pair.ReadAsync(pair.Other.Slug)).Supports);
    }

    [Fact]
    public async Task A_yes_that_comes_too_late_is_not_counted_and_says_why()
    {
        var id = await pair.MergeAsync();
        pair.Db.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(new AnswerSupportQuestion.Answered(pair.Other.Slug, false, Refusal.NoSupportNow), (await pair.SayAsync(pair.Supporter, id, yes: true)).Value);
    }

    [Fact]
    public async Task Supporters_of_a_split_proposal_are_asked_about_the_new_one_alone()
    {
        var (id, slug) = await pair.SplitAsync();
        var kin = Assert.Single(await pair.KinAsync(pair.One, pair.Supporter));
        Assert.Equal((RegroupingKind.Split, true, slug, true), (kin.Kind, kin.IsSource, kin.Slug, kin.Asks));
        await pair.SayAsync(pair.Supporter, id, yes: true);
        Assert.Equal((1, 1), ((await pair.ReadAsync(pair.One.Slug)).Supports, (await pair.ReadAsync(slug)).Supports));
    }
}
