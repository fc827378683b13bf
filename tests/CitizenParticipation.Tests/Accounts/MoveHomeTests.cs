using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Accounts;

public sealed class MoveHomeTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Participant person = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync();
        person = await db.AddAsync(A.Participant().LivingIn(A.Altstadt));
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Who_moves_may_support_where_they_live_now_and_keeps_what_they_supported()
    {
        var process = await db.AddAsync(A.Process().In(A.Mitte).ForResidents().InSupportPhase());
        var (first, second) = (await db.AddAsync(A.Proposal().In(process).By(person).Published()), await db.AddAsync(A.Proposal().In(process).By(person).Published()));
        Assert.True((await db.Get<SupportProposal>().HandleAsync(person.Id, first.Slug)).Succeeded);

        Assert.Equal(A.Buer, (await MoveAsync(A.Buer)).Value!.HomeDistrict);
        Assert.Equal(Refusal.OutsideAudience, (await db.Get<SupportProposal>().HandleAsync(person.Id, second.Slug)).Refusal);
        Assert.True((await db.Get<SupportProposal>().HandleAsync(person.Id, first.Slug, withdraw: true)).Value!.Changed);
        Assert.Equal("participant.moved", Assert.Single(await db.TrailAsync()).Action);
    }

    [Fact]
    public async Task Staying_is_not_noted_down()
    {
        Assert.True((await MoveAsync(A.Altstadt)).Succeeded);
        Assert.Empty(await db.TrailAsync());
    }

    [Theory]
    [InlineData(null, Refusal.Required)]
    [InlineData("", Refusal.Required)]
    [InlineData("nirgends", Refusal.UnknownDistrict)]
    [InlineData(A.Mitte, Refusal.UnknownDistrict)]
    [InlineData(A.City, Refusal.UnknownDistrict)]
    public async Task Only_a_neighbourhood_is_a_home(string? key, Refusal refusal) =>
        Assert.Equal(new Fault(refusal, "HomeDistrict"), Assert.Single((await MoveAsync(key)).Faults));

    [Fact]
    public async Task A_stranger_moves_nobody() =>
        Assert.Equal(Refusal.SignInRequired, (await db.Get<MoveHome>().HandleAsync(null, A.Buer)).Refusal);

    private Task<Outcome<MoveHome.Moved>> MoveAsync(string? key) => db.Get<MoveHome>().HandleAsync(person.Id, key);
}
