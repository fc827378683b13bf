using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Desk;

namespace CitizenParticipation.Tests.Moderation.Desk;

public sealed class ReleaseCaseTests : IAsyncLifetime
{
    private Bench bench = null!;
    private CaseKey key;

    public async ValueTask InitializeAsync()
    {
        bench = await Bench.OpenAsync();
        key = await bench.CaseAsync(CaseKind.Proposal);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task What_I_leave_is_free_for_others()
    {
        await bench.ClaimAsync(bench.Mona, key);
        await ReleaseAsync(bench.Mona);
        Assert.Null(await bench.ClaimRowAsync(key));
        Assert.True((await bench.ClaimAsync(bench.Mike, key)).Succeeded);
    }

    [Fact]
    public async Task Nobody_frees_what_another_works_on()
    {
        await bench.ClaimAsync(bench.Mona, key);
        foreach (var other in (Participant?[])[bench.Mike, bench.Floor.Anna, null]) await ReleaseAsync(other, alsoGiven: true);
        Assert.Equal(bench.Mona.Id, (await bench.ClaimRowAsync(key))!.ModeratorId);
    }

    [Fact]
    public async Task What_was_handed_to_me_stays_until_I_give_it_away()
    {
        await bench.GiveAsync(bench.Mona, key, bench.Mike);
        await ReleaseAsync(bench.Mike);
        Assert.NotNull(await bench.ClaimRowAsync(key));
        await ReleaseAsync(bench.Mike, alsoGiven: true);
        Assert.Null(await bench.ClaimRowAsync(key));
    }

    [Fact]
    public async Task What_I_have_decided_stays_mine_until_it_is_done()
    {
        await bench.ClaimAsync(bench.Mona, key);
        await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        await ReleaseAsync(bench.Mona, alsoGiven: true);
        Assert.NotNull(await bench.ClaimRowAsync(key));
        await bench.CarryOutAsync();
        Assert.Null(await bench.ClaimRowAsync(key));
    }

    [Fact]
    public async Task Leaving_twice_or_what_I_never_had_does_nothing()
    {
        await ReleaseAsync(bench.Mona);
        await bench.ClaimAsync(bench.Mona, key);
        await ReleaseAsync(bench.Mona);
        await ReleaseAsync(bench.Mona);
        Assert.Null(await bench.ClaimRowAsync(key));
    }

    private Task ReleaseAsync(Participant? who, bool alsoGiven = false) => bench.Db.Get<ReleaseCase>().HandleAsync(who?.Id, key, alsoGiven);
}
