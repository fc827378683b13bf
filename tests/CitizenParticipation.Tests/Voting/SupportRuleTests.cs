using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Voting;

public class SupportRuleTests
{
    private static readonly SupportRule.Supporter Neighbour = new(EmailConfirmed: true, A.Altstadt);

    [Fact]
    public void A_published_proposal_in_its_support_phase_takes_the_support_of_a_confirmed_person() =>
        Assert.Null(Refuses(A.Process().InSupportPhase()));

    [Theory]
    [InlineData(ProposalState.Draft)]
    [InlineData(ProposalState.InReview)]
    [InlineData(ProposalState.Returned)]
    [InlineData(ProposalState.Withdrawn)]
    [InlineData(ProposalState.Hidden)]
    [InlineData(ProposalState.Refused)]
    public void Only_a_published_proposal_takes_support(ProposalState state) =>
        Assert.Equal(Refusal.ProposalNotPublished, Refuses(A.Process().InSupportPhase(), state: state));

    [Fact]
    public void A_proposal_that_goes_on_in_another_one_says_so() =>
        Assert.Equal(Refusal.ProposalMerged, Refuses(A.Process().InSupportPhase(), state: ProposalState.Merged));

    [Fact]
    public void Outside_the_support_phase_nobody_supports()
    {
        Assert.Equal(Refusal.NoSupportNow, Refuses(A.Process().InProposePhase()));
        Assert.Equal(Refusal.NoSupportNow, Refuses(A.Process().AfterSupportPhase()));
        Assert.Equal(Refusal.NoSupportNow, Refuses(A.Process().ToCome()));
        Assert.Equal(Refusal.NoSupportNow, Refuses(A.Process()));
    }

    [Fact]
    public void The_last_instant_of_the_phase_is_already_too_late()
    {
        var process = A.Process().InSupportPhase();
        Assert.Null(Refuses(process, now: A.Now.AddDays(10).AddTicks(-1)));
        Assert.Equal(Refusal.NoSupportNow, Refuses(process, now: A.Now.AddDays(10)));
        Assert.Null(Refuses(process, now: A.Now.AddDays(-10)));
        Assert.Equal(Refusal.NoSupportNow, Refuses(process, now: A.Now.AddDays(-10).AddTicks(-1)));
    }

    [Fact]
    public void Who_has_not_confirmed_the_address_does_not_support() =>
        Assert.Equal(Refusal.EmailNotConfirmed, Refuses(A.Process().InSupportPhase(), Neighbour with { EmailConfirmed = false }));

    [Fact]
    public void A_process_for_residents_takes_supports_from_its_own_districts_only()
    {
        var process = A.Process().InSupportPhase().ForResidents().In(A.Mitte);
        Assert.Null(Refuses(process, Neighbour));
        Assert.Equal(Refusal.OutsideAudience, Refuses(process, Neighbour with { HomeDistrictKey = A.Ueckendorf }));
    }

    [Fact]
    public void A_process_for_everyone_does_not_ask_where_somebody_lives() =>
        Assert.Null(Refuses(A.Process().InSupportPhase().In(A.Mitte), Neighbour with { HomeDistrictKey = A.Ueckendorf }));

    [Fact]
    public void The_first_reason_is_the_one_nobody_can_change()
    {
        var stranger = new SupportRule.Supporter(EmailConfirmed: false, A.Ueckendorf);
        var process = A.Process().InSupportPhase().ForResidents().In(A.Mitte);
        Assert.Equal(Refusal.ProposalNotPublished, Refuses(A.Process().Finished(), stranger, ProposalState.Hidden));
        Assert.Equal(Refusal.NoSupportNow, Refuses(A.Process().Finished().ForResidents().In(A.Mitte), stranger));
        Assert.Equal(Refusal.EmailNotConfirmed, Refuses(process, stranger));
    }

    [Fact]
    public void A_support_is_taken_back_while_supporting_is_possible_even_by_who_moved_away()
    {
        Assert.Null(SupportRule.RefusesWithdrawal(ProposalState.Published, A.Process().InSupportPhase().ForResidents().In(A.Mitte).Build(), A.Now));
        Assert.Equal(Refusal.NoSupportNow, SupportRule.RefusesWithdrawal(ProposalState.Published, A.Process().AfterSupportPhase().Build(), A.Now));
        Assert.Equal(Refusal.ProposalNotPublished, SupportRule.RefusesWithdrawal(ProposalState.Hidden, A.Process().InSupportPhase().Build(), A.Now));
    }

    private static Refusal? Refuses(
        ProcessBuilder process, SupportRule.Supporter? supporter = null, ProposalState state = ProposalState.Published, DateTimeOffset? now = null) =>
        SupportRule.Refuses(state, process.Build(), supporter ?? Neighbour, A.Districts, now ?? A.Now);
}
