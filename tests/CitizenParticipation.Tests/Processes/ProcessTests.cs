using CitizenParticipation.Processes;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Processes;

public class ProcessTests
{
    [Fact]
    public void What_is_possible_follows_from_the_clock()
    {
        var process = A.Process().InProposePhase().Build();
        Assert.Equal((Refusal.NoProposalsNow, Refusal.NoSupportNow), At(process, -11));
        Assert.Equal((null, Refusal.NoSupportNow), At(process, -10));
        Assert.Equal((null, Refusal.NoSupportNow), At(process, 9.9));
        Assert.Equal((Refusal.NoProposalsNow, null), At(process, 10));
        Assert.Equal((Refusal.NoProposalsNow, Refusal.NoSupportNow), At(process, 20));
    }

    [Fact]
    public void A_support_phase_may_welcome_proposals_too()
    {
        Assert.Equal((null, null), At(A.Process().InSupportPhase(proposalsWelcome: true).Build(), 0));
        Assert.Equal((Refusal.NoProposalsNow, null), At(A.Process().InSupportPhase().Build(), 0));
    }

    [Fact]
    public void Between_two_phases_nothing_is_possible_and_nothing_is_finished()
    {
        var process = A.Process().With(PhaseKind.Propose, -5, -1).With(PhaseKind.Support, 1, 5).Build();
        Assert.Null(process.CurrentPhase(A.Now));
        Assert.Equal(PhaseKind.Support, process.NextPhase(A.Now)?.Kind);
        Assert.Equal((Refusal.NoProposalsNow, Refusal.NoSupportNow), At(process, 0));
        Assert.False(process.IsFinished(A.Now));
    }

    [Fact]
    public void A_process_is_finished_when_its_last_phase_has_ended()
    {
        var process = A.Process().InSupportPhase().Build();
        Assert.False(process.IsFinished(A.Now.AddDays(30).AddTicks(-1)));
        Assert.True(process.IsFinished(A.Now.AddDays(30)));
        Assert.Null(process.NextPhase(A.Now.AddDays(30)));
        Assert.False(A.Process().Build().IsFinished(A.Now));
    }

    [Fact]
    public void Results_open_when_counting_is_over()
    {
        var process = A.Process().InSupportPhase().Build();
        Assert.False(process.ResultsAreOpen(A.Now.AddDays(10).AddTicks(-1)));
        Assert.True(process.ResultsAreOpen(A.Now.AddDays(10)));
        Assert.False(process.ResultsAreOpen(A.Now.AddDays(-30)));
    }

    [Fact]
    public void Results_wait_for_the_second_support_phase()
    {
        var process = A.Process().With(PhaseKind.Support, -10, -5).With(PhaseKind.Support, 5, 10).Build();
        Assert.False(process.ResultsAreOpen(A.Now));
        Assert.True(process.ResultsAreOpen(A.Now.AddDays(10)));
    }

    [Fact]
    public void Without_a_support_phase_results_open_at_the_end_of_the_process()
    {
        var process = A.Process().With(PhaseKind.Inform, -10, 5).Build();
        Assert.False(process.ResultsAreOpen(A.Now));
        Assert.True(process.ResultsAreOpen(A.Now.AddDays(5)));
        Assert.False(A.Process().Build().ResultsAreOpen(A.Now));
    }

    [Fact]
    public void Phases_stand_in_the_order_of_time_however_they_were_given()
    {
        var process = A.Process().With(PhaseKind.Decide, 5, 9).With(PhaseKind.Propose, 1, 3).With(PhaseKind.Support, 3, 5).Build();
        Assert.Equal([PhaseKind.Propose, PhaseKind.Support, PhaseKind.Decide], process.Phases.Select(p => p.Kind));
    }

    [Fact]
    public void Covering_other_districts_keeps_those_that_stay()
    {
        var process = A.Process().In(A.Mitte, A.Nord).Build();
        var stays = process.Districts.Single(d => d.DistrictKey == A.Nord);
        process.Cover([A.Nord, A.Sued, A.Sued]);
        Assert.Equal([A.Nord, A.Sued], process.DistrictKeys.Order());
        Assert.Contains(stays, process.Districts);
    }

    private static (Refusal? Proposals, Refusal? Support) At(Process process, double day) =>
        (process.RefusesProposals(A.Now.AddDays(day)), process.RefusesSupport(A.Now.AddDays(day)));
}
