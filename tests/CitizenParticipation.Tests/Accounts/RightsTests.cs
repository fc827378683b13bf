using CitizenParticipation.Accounts;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Accounts;

public class RightsTests
{
    private static readonly Guid Any = Guid.CreateVersion7();

    [Fact]
    public void A_guest_may_nothing()
    {
        var guest = new Rights(null, [], A.Districts);
        Assert.False(guest.SignedIn || guest.IsAdministrator || guest.ModeratesAnything || guest.SitsInAnyCommittee || guest.MayModerate(Any, A.Altstadt));
        Assert.Null(guest.Id);
    }

    [Fact]
    public void A_resident_is_signed_in_and_may_no_more()
    {
        var resident = A.RightsOf(A.Participant());
        Assert.True(resident.SignedIn);
        Assert.False(resident.IsAdministrator || resident.ModeratesAnything || resident.SitsInAnyCommittee || resident.MayModerate(Any, A.Altstadt));
    }

    [Fact]
    public void A_moderator_of_everything_moderates_everything()
    {
        var moderator = A.RightsOf(A.Participant().Moderator());
        Assert.True(moderator.MayModerate(Any, A.Altstadt) && moderator.MayModerate(Any, A.City));
        Assert.Null(moderator.ModerationScope);
        Assert.False(moderator.IsAdministrator);
    }

    [Fact]
    public void A_moderator_of_one_process_moderates_that_process_in_every_district()
    {
        var process = A.Process().Build();
        var moderator = A.RightsOf(A.Participant().ModeratorOf(process));
        Assert.True(moderator.MayModerate(process.Id, A.Altstadt) && moderator.MayModerate(process.Id, A.Buer));
        Assert.False(moderator.MayModerate(Any, A.Altstadt));
        Assert.Equal([process.Id], moderator.ModerationScope!.Value.Processes);
        Assert.Empty(moderator.ModerationScope!.Value.Districts);
    }

    [Fact]
    public void A_moderator_of_a_borough_moderates_its_neighbourhoods_too()
    {
        var moderator = A.RightsOf(A.Participant().ModeratorIn(A.Sued));
        Assert.True(moderator.MayModerate(Any, A.Sued) && moderator.MayModerate(Any, A.Ueckendorf));
        Assert.False(moderator.MayModerate(Any, A.Altstadt) || moderator.MayModerate(Any, A.City));
        Assert.Equal([A.Sued, "GE-S16", A.Ueckendorf, "GE-S18"], moderator.ModerationScope!.Value.Districts);
    }

    [Fact]
    public void Several_grants_add_up()
    {
        var process = A.Process().Build();
        var moderator = A.RightsOf(A.Participant().ModeratorIn(A.Altstadt).ModeratorIn(A.Buer).ModeratorOf(process));
        Assert.True(moderator.MayModerate(Any, A.Altstadt) && moderator.MayModerate(Any, A.Buer) && moderator.MayModerate(process.Id, A.Ueckendorf));
        Assert.False(moderator.MayModerate(Any, A.Ueckendorf));
        Assert.Null(A.RightsOf(A.Participant().ModeratorIn(A.Altstadt).Moderator()).ModerationScope);
    }

    [Fact]
    public void An_administrator_or_a_committee_member_moderates_nothing()
    {
        var administrator = A.RightsOf(A.Participant().Administrator());
        Assert.True(administrator.IsAdministrator);
        Assert.False(administrator.ModeratesAnything || administrator.MayModerate(Any, A.Altstadt));

        var member = A.RightsOf(A.Participant().CommitteeMemberOf(A.Mitte));
        Assert.False(member.ModeratesAnything || member.MayModerate(Any, A.Altstadt) || member.IsAdministrator);
        Assert.True(member.SitsInAnyCommittee);
        Assert.Equal([A.Mitte], member.CommitteeDistricts);
    }
}
