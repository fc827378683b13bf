using CitizenParticipation.City;
using CitizenParticipation.Processes;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Processes;

public class PhaseDatesTests
{
    [Fact]
    public void Dates_are_read_as_the_wall_clock_of_the_city()
    {
        var (phases, faults) = Check(Line("2027-06-01T00:00", "2027-12-01T00:00"));
        Assert.Empty(faults);
        Assert.Equal(new DateTimeOffset(2027, 5, 31, 22, 0, 0, TimeSpan.Zero), phases[0].StartsAt);
        Assert.Equal(new DateTimeOffset(2027, 11, 30, 23, 0, 0, TimeSpan.Zero), phases[0].EndsAt);
    }

    [Fact]
    public void A_process_needs_a_phase() => Assert.Equal([new Fault(Refusal.NoPhase, "Phases")], Check().Faults);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void A_missing_date_is_named_at_its_field(string? missing)
    {
        Assert.Equal([new Fault(Refusal.DateMissing, "Phases[0].Starts")], Check(Line(missing, "2027-06-01T00:00")).Faults);
        Assert.Equal([new Fault(Refusal.DateMissing, "Phases[1].Ends")], Check(Line("2027-05-01T00:00", "2027-06-01T00:00"), Line("2027-06-01T00:00", missing)).Faults);
    }

    [Theory]
    [InlineData("1999-12-31T23:59")]
    [InlineData("2101-01-01T00:00")]
    [InlineData("2027-02-30T00:00")]
    [InlineData("2027-06-01T24:00")]
    [InlineData("01.06.2027")]
    [InlineData("2027-06-01")]
    [InlineData("2027-06-01T00:00Z")]
    [InlineData("tomorrow")]
    public void A_date_that_cannot_be_meant_is_out_of_range(string date) =>
        Assert.Equal([new Fault(Refusal.DateOutOfRange, "Phases[0].Starts")], Check(Line(date, "2027-07-01T00:00")).Faults);

    [Fact]
    public void A_phase_that_ends_when_it_starts_or_before_is_refused_at_its_end()
    {
        Assert.Equal([new Fault(Refusal.EndsBeforeStart, "Phases[0].Ends")], Check(Line("2027-06-02T00:00", "2027-06-01T00:00")).Faults);
        Assert.Equal([new Fault(Refusal.EndsBeforeStart, "Phases[0].Ends")], Check(Line("2027-06-01T00:00", "2027-06-01T00:00")).Faults);
    }

    [Fact]
    public void Of_two_phases_that_overlap_the_later_line_is_named()
    {
        var first = Line("2027-06-01T00:00", "2027-06-10T00:00");
        Assert.Equal([new Fault(Refusal.PhasesOverlap, "Phases[1].Starts")], Check(first, Line("2027-06-09T23:59", "2027-06-20T00:00")).Faults);
        Assert.Equal([new Fault(Refusal.PhasesOverlap, "Phases[1].Starts")], Check(first, Line("2027-05-01T00:00", "2027-07-01T00:00")).Faults);
        Assert.Equal(
            [new Fault(Refusal.PhasesOverlap, "Phases[2].Starts")],
            Check(first, Line("2027-06-10T00:00", "2027-06-20T00:00"), Line("2027-06-05T00:00", "2027-06-15T00:00")).Faults);
    }

    [Fact]
    public void Phases_that_touch_and_phases_in_any_order_are_fine() =>
        Assert.Empty(Check(Line("2027-06-10T00:00", "2027-06-20T00:00"), Line("2027-06-01T00:00", "2027-06-10T00:00")).Faults);

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(
            [new Fault(Refusal.DateMissing, "Phases[0].Starts"), new Fault(Refusal.DateOutOfRange, "Phases[0].Ends"), new Fault(Refusal.EndsBeforeStart, "Phases[1].Ends")],
            Check(Line(null, "x"), Line("2027-06-02T00:00", "2027-06-01T00:00")).Faults);

    [Fact]
    public void The_hour_that_does_not_exist_in_spring_is_refused()
    {
        Assert.Equal([new Fault(Refusal.HourDoesNotExist, "Phases[0].Starts")], Check(Line("2027-03-28T02:30", "2027-04-01T00:00")).Faults);
        Assert.Equal([new Fault(Refusal.HourDoesNotExist, "Phases[0].Ends")], Check(Line("2027-03-01T00:00", "2027-03-28T02:00")).Faults);
        Assert.Empty(Check(Line("2027-03-28T01:59", "2027-03-28T03:00")).Faults);
    }

    [Fact]
    public void Around_the_spring_change_a_minute_is_a_minute()
    {
        var phase = Check(Line("2027-03-28T01:59", "2027-03-28T03:00")).Phases[0];
        Assert.Equal(TimeSpan.FromMinutes(1), phase.EndsAt - phase.StartsAt);
    }

    [Fact]
    public void The_hour_that_happens_twice_in_autumn_is_asked_about()
    {
        Assert.Equal([new Fault(Refusal.HourHappensTwice, "Phases[0].Starts")], Check(Line("2027-10-31T02:30", "2027-11-01T00:00")).Faults);
        Assert.Equal([new Fault(Refusal.HourHappensTwice, "Phases[0].Ends")], Check(Line("2027-10-01T00:00", "2027-10-31T02:30")).Faults);
    }

    [Fact]
    public void The_two_answers_to_the_autumn_question_lie_an_hour_apart()
    {
        var first = Check(Line("2027-10-31T02:30", "2027-11-01T00:00") with { StartsSecond = false }).Phases[0].StartsAt;
        var second = Check(Line("2027-10-31T02:30", "2027-11-01T00:00") with { StartsSecond = true }).Phases[0].StartsAt;
        Assert.Equal(new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero), first);
        Assert.Equal(first.AddHours(1), second);

        var end = Check(Line("2027-10-01T00:00", "2027-10-31T02:30") with { EndsSecond = true }).Phases[0].EndsAt;
        Assert.Equal(second, end);
    }

    [Fact]
    public void A_phase_of_one_hour_fits_between_the_two_passes()
    {
        var (phases, faults) = Check(Line("2027-10-31T02:30", "2027-10-31T02:30") with { StartsSecond = false, EndsSecond = true });
        Assert.Empty(faults);
        Assert.Equal(TimeSpan.FromHours(1), phases[0].EndsAt - phases[0].StartsAt);
        Assert.Equal(
            [new Fault(Refusal.EndsBeforeStart, "Phases[0].Ends")],
            Check(Line("2027-10-31T02:30", "2027-10-31T02:30") with { StartsSecond = true, EndsSecond = false }).Faults);
    }

    [Fact]
    public void An_answer_nobody_asked_for_changes_nothing()
    {
        var plain = Check(Line("2027-06-01T00:00", "2027-06-02T00:00")).Phases[0];
        var answered = Check(Line("2027-06-01T00:00", "2027-06-02T00:00") with { StartsSecond = true, EndsSecond = true }).Phases[0];
        Assert.Equal((plain.StartsAt, plain.EndsAt), (answered.StartsAt, answered.EndsAt));
    }

    [Fact]
    public void A_kind_of_phase_that_does_not_exist_is_refused() =>
        Assert.Equal([new Fault(Refusal.Required, "Phases[0].Kind")], Check(Line("2027-06-01T00:00", "2027-06-02T00:00") with { Kind = (PhaseKind)99 }).Faults);

    private static PhaseDates.Input Line(string? starts, string? ends) => new(PhaseKind.Support, starts, ends, ProposalsWelcome: false);

    private static (IReadOnlyList<Phase> Phases, IReadOnlyList<Fault> Faults) Check(params PhaseDates.Input[] lines)
    {
        var checks = new FieldChecks();
        var phases = new PhaseDates(new CityClock(TestCity.Gelsenkirchen, TimeProvider.System)).Check(lines, checks);
        return (phases, checks.Faults);
    }
}
