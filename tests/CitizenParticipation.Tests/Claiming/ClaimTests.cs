using CitizenParticipation.Claiming;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Claiming;

public sealed class ClaimTests
{
    private static readonly Guid Mona = Guid.CreateVersion7();
    private static readonly Guid Mike = Guid.CreateVersion7();

    private readonly Claim claim = new(new CaseKey(CaseKind.Report, Guid.CreateVersion7(), 2));

    [Fact]
    public void A_new_claim_keeps_nobody_out() => Assert.False(claim.KeepsOut(Mike, A.Now));

    [Fact]
    public void It_keeps_others_out_for_a_quarter_of_an_hour_and_never_its_moderator()
    {
        claim.Take(Mona, A.Now);
        Assert.Equal((Mona, null, A.Now.AddMinutes(15)), (claim.ModeratorId, claim.GivenById, claim.Until));
        Assert.True(claim.KeepsOut(Mike, A.Now));
        Assert.True(claim.KeepsOut(null, A.Now));
        Assert.True(claim.KeepsOut(Mike, claim.Until.AddTicks(-1)));
        Assert.False(claim.KeepsOut(Mike, claim.Until));
        Assert.False(claim.KeepsOut(Mona, A.Now));
    }

    [Fact]
    public void A_sign_of_life_makes_it_last()
    {
        claim.Take(Mona, A.Now);
        claim.Take(Mona, A.Now.AddMinutes(10));
        Assert.Equal(A.Now.AddMinutes(25), claim.Until);
    }

    [Fact]
    public void Who_takes_it_over_has_it_as_their_own()
    {
        claim.Give(Mona, Mike, A.Now);
        claim.Take(Mike, A.Now.AddMinutes(1));
        Assert.Equal((Mike, null, A.Now.AddMinutes(16)), (claim.ModeratorId, claim.GivenById, claim.Until));
    }

    [Fact]
    public void What_was_handed_over_waits_a_day_and_looking_at_it_does_not_shorten_that()
    {
        claim.Take(Mike, A.Now);
        claim.Give(Mona, Mike, A.Now);
        Assert.Equal((Mona, Mike, A.Now.AddDays(1)), (claim.ModeratorId, claim.GivenById, claim.Until));
        claim.Take(Mona, A.Now.AddMinutes(1));
        Assert.Equal((Mona, Mike, A.Now.AddDays(1)), (claim.ModeratorId, claim.GivenById, claim.Until));
        claim.Take(Mona, A.Now.AddDays(1).AddMinutes(-5));
        Assert.Equal(A.Now.AddDays(1).AddMinutes(10), claim.Until);
        Assert.True(claim.KeepsOut(Mike, A.Now.AddHours(23)));
    }

    [Fact]
    public void It_is_kept_for_a_deed_that_is_under_way()
    {
        claim.Give(Mona, Mike, A.Now);
        claim.Keep(Mona, A.Now.AddSeconds(90));
        Assert.Equal((Mona, null, A.Now.AddSeconds(90)), (claim.ModeratorId, claim.GivenById, claim.Until));
    }
}
