using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Processes;

public sealed class SaveProcessTests : IAsyncLifetime
{
    private static readonly SaveProcess.Input Good = new(
        null, "mehr-gruen", "Mehr Grün für alle", "Wo fehlt ein Baum? Sagen Sie es uns.", "Wir suchen Orte, an denen ein Baum guttut.", Audience.Residents, [A.Mitte, A.Sued],
        [new(PhaseKind.Propose, "2027-03-01T00:00", "2027-04-01T00:00", false), new(PhaseKind.Support, "2027-04-01T00:00", "2027-05-01T00:00", true)], 0);

    private TestDb db = null!;
    private Participant administrator = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        administrator = await db.AddAsync(A.Participant().Administrator());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task An_administrator_creates_a_process()
    {
        var saved = await SaveAsync(Good);
        Assert.Equal("mehr-gruen", saved.Value!.Slug);
        var process = (await ReadAsync())!;
        Assert.Equal(("Mehr Grün für alle", Audience.Residents, 1), (process.Title, process.Audience, process.Revision));
        Assert.Equal([A.Mitte, A.Sued], process.DistrictKeys.Order());
        Assert.Equal([PhaseKind.Propose, PhaseKind.Support], process.Phases.Select(p => p.Kind));
        Assert.Equal(new DateTimeOffset(2027, 3, 31, 22, 0, 0, TimeSpan.Zero), process.Phases[0].EndsAt);
        Assert.True(process.Phases[1].ProposalsWelcome);

        var entry = Assert.Single(await db.TrailAsync());
        Assert.Equal(("process.created", ""), (entry.Action, entry.Before));
        Assert.Equal(["title: Mehr Grün für alle", "area: GE-B1, GE-B5"], entry.After.Split('\n').Where(l => l.StartsWith("title", StringComparison.Ordinal) || l.StartsWith("area", StringComparison.Ordinal)));
        Assert.EndsWith("Propose 2027-02-28T23:00Z to 2027-03-31T22:00Z\nSupport 2027-03-31T22:00Z to 2027-04-30T22:00Z, proposals welcome", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_saves()
    {
        var moderator = await db.AddAsync(A.Participant().Moderator().CommitteeMemberOf(A.Mitte));
        foreach (var actor in (Guid?[])[null, moderator.Id, Guid.NewGuid()]) Assert.Equal(Refusal.NotAllowed, (await db.Get<SaveProcess>().HandleAsync(actor, Good)).Refusal);
        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task Every_wrong_field_is_named_and_nothing_is_saved()
    {
        var outcome = await SaveAsync(new(null, "Mehr Grün", "Grün", "kurz", "auch kurz", (Audience)7, [], [], 0));
        Assert.Equal(
            [
                new Fault(Refusal.TooShort, "Title", "5"), new Fault(Refusal.TooShort, "Summary", "10"), new Fault(Refusal.TooShort, "Description", "20"),
                new Fault(Refusal.Required, "Districts"), new Fault(Refusal.Required, "Audience"), new Fault(Refusal.NoPhase, "Phases"), new Fault(Refusal.SlugMalformed, "Slug"),
            ], outcome.Faults);
        Assert.Equal([new Fault(Refusal.UnknownDistrict, "Districts")], (await SaveAsync(Good with { Districts = [A.Mitte, "GE-X"] })).Faults);
        Assert.Equal([new Fault(Refusal.ControlCharacters, "Title")], (await SaveAsync(Good with { Title = "Mehr\u0000Grün" })).Faults);
        Assert.Equal([new Fault(Refusal.TooLong, "Title", "120")], (await SaveAsync(Good with { Title = new string('x', 121) })).Faults);
        Assert.Null(await ReadAsync());
        Assert.Empty(await db.TrailAsync());
    }

    [Theory]
    [InlineData("", Refusal.Required)]
    [InlineData("ab", Refusal.TooShort)]
    [InlineData("Mehr-Gruen", Refusal.SlugMalformed)]
    [InlineData("mehr--gruen", Refusal.SlugMalformed)]
    [InlineData("-mehr", Refusal.SlugMalformed)]
    [InlineData("mehr-", Refusal.SlugMalformed)]
    [InlineData("mehr/gruen", Refusal.SlugMalformed)]
    [InlineData("grün", Refusal.SlugMalformed)]
    public async Task A_name_in_addresses_has_a_form(string slug, Refusal refusal)
    {
        var fault = Assert.Single((await SaveAsync(Good with { Slug = slug })).Faults);
        Assert.Equal((refusal, "Slug"), (fault.Refusal, fault.Field));
    }

    [Fact]
    public async Task A_name_in_addresses_is_given_once()
    {
        await SaveAsync(Good);
        Assert.Equal([new Fault(Refusal.SlugTaken, "Slug")], (await SaveAsync(Good)).Faults);
    }

    [Fact]
    public async Task Phases_are_edited_without_getting_into_each_others_way()
    {
        var saved = (await SaveAsync(Good)).Value!;
        // The same start with another end; then both moved so that each takes a start another one had.
        var longer = Good with { Id = saved.Id, Revision = 1, Phases = [Good.Phases[0] with { Ends = "2027-03-20T00:00" }, Good.Phases[1]] };
        Assert.True((await SaveAsync(longer)).Succeeded);
        var swapped = longer with
        {
            Revision = 2,
            Phases = [new(PhaseKind.Support, "2027-03-01T00:00", "2027-04-01T00:00", false), new(PhaseKind.Decide, "2027-04-01T00:00", "2027-05-01T00:00", false)],
        };
        Assert.True((await SaveAsync(swapped)).Succeeded);

        var process = (await ReadAsync())!;
        Assert.Equal([PhaseKind.Support, PhaseKind.Decide], process.Phases.Select(p => p.Kind));
        Assert.Equal(3, process.Revision);
        Assert.Equal(["process.created", "process.changed", "process.changed"], (await db.TrailAsync()).Select(e => e.Action));
    }

    [Fact]
    public async Task Districts_and_words_are_edited_and_the_name_in_addresses_stays()
    {
        var saved = (await SaveAsync(Good)).Value!;
        var changed = await SaveAsync(Good with { Id = saved.Id, Revision = 1, Slug = "anders", Title = "Noch mehr Grün", Districts = [A.Sued, A.Nord], Audience = Audience.Everyone });
        Assert.Equal("mehr-gruen", changed.Value!.Slug);
        var process = (await ReadAsync())!;
        Assert.Equal(("Noch mehr Grün", Audience.Everyone), (process.Title, process.Audience));
        Assert.Equal([A.Nord, A.Sued], process.DistrictKeys.Order());
        Assert.Null(await db.Get<ReadProcess>().HandleAsync("anders"));
        var entry = (await db.TrailAsync())[^1];
        Assert.Equal(
            ("title: Mehr Grün für alle\naudience: Residents\narea: GE-B1, GE-B5", "title: Noch mehr Grün\naudience: Everyone\narea: GE-B2, GE-B5"), (entry.Before, entry.After));
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_is_told()
    {
        var saved = (await SaveAsync(Good)).Value!;
        var edit = Good with { Id = saved.Id, Revision = 1 };
        var outcomes = await Task.WhenAll(Task.Run(() => SaveAsync(edit with { Title = "Von der einen" })), Task.Run(() => SaveAsync(edit with { Title = "Von der anderen" })));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Single(outcomes, o => o.Refusal == Refusal.DecidedMeanwhile);
        Assert.Equal(2, (await ReadAsync())!.Revision);
    }

    [Fact]
    public async Task A_wrong_date_leaves_the_process_as_it_was()
    {
        var saved = (await SaveAsync(Good)).Value!;
        var wrong = await SaveAsync(Good with { Id = saved.Id, Revision = 1, Title = "Ganz anders", Phases = [Good.Phases[0] with { Ends = "2027-02-01T00:00" }] });
        Assert.Equal([new Fault(Refusal.EndsBeforeStart, "Phases[0].Ends")], wrong.Faults);
        var process = (await ReadAsync())!;
        Assert.Equal(("Mehr Grün für alle", 1, 2), (process.Title, process.Revision, process.Phases.Count));
    }

    [Fact]
    public async Task The_deadline_of_moderation_is_kept_and_an_edit_of_it_stands_in_the_trail()
    {
        var saved = (await SaveAsync(Good)).Value!;
        Assert.Equal(72, (await ReadAsync())!.ReviewHours);
        Assert.True((await SaveAsync(Good with { Id = saved.Id, Revision = 1, ReviewHours = 24 })).Succeeded);
        Assert.Equal(24, (await ReadAsync())!.ReviewHours);
        var entry = (await db.TrailAsync())[^1];
        Assert.Equal(("moderation within: 72 hours", "moderation within: 24 hours"), (entry.Before, entry.After));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(721)]
    public async Task A_deadline_of_no_hours_or_of_more_than_a_month_is_refused_beside_its_field(int? hours)
    {
        Assert.Equal([new Fault(Refusal.NotHours, "ReviewHours", "720")], (await SaveAsync(Good with { ReviewHours = hours })).Faults);
        Assert.Null(await ReadAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(720)]
    public async Task A_deadline_of_an_hour_and_of_a_month_are_fine(int hours)
    {
        Assert.True((await SaveAsync(Good with { ReviewHours = hours })).Succeeded);
        Assert.Equal(hours, (await ReadAsync())!.ReviewHours);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(721)]
    public async Task The_database_itself_refuses_such_a_deadline(int hours)
    {
        await SaveAsync(Good);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.SqlAsync($"UPDATE \"Processes\" SET \"ReviewHours\" = {hours}"));
        Assert.Equal(1, await db.SqlAsync("UPDATE \"Processes\" SET \"ReviewHours\" = 720"));
    }

    [Fact]
    public async Task An_unknown_process_is_not_found() => Assert.Equal(Refusal.NotFound, (await SaveAsync(Good with { Id = Guid.NewGuid() })).Refusal);

    [Fact]
    public async Task Running_processes_come_first_and_finished_ones_last()
    {
        await db.AddAsync(A.Process().Titled("Fertig").Finished());
        await db.AddAsync(A.Process().Titled("Später").ToCome());
        await db.AddAsync(A.Process().Titled("Sammelt").InProposePhase());
        await db.AddAsync(A.Process().Titled("Läuft bis übermorgen").With(PhaseKind.Support, -1, 2));
        await db.AddAsync(A.Process().Titled("Läuft länger").InSupportPhase());
        var all = await db.Get<BrowseProcesses>().HandleAsync();
        Assert.Equal(["Läuft bis übermorgen", "Läuft länger", "Sammelt", "Später", "Fertig"], all.Select(p => p.Title));
        Assert.All(all, p => Assert.NotEmpty(p.Districts));
    }

    [Fact]
    public async Task A_process_is_read_by_its_name_and_by_nothing_else()
    {
        await SaveAsync(Good);
        Assert.Null(await db.Get<ReadProcess>().HandleAsync(null));
        Assert.Null(await db.Get<ReadProcess>().HandleAsync(""));
        Assert.Null(await db.Get<ReadProcess>().HandleAsync("mehr-gruen' OR '1'='1"));
    }

    private Task<Outcome<SaveProcess.Saved>> SaveAsync(SaveProcess.Input input) => db.Get<SaveProcess>().HandleAsync(administrator.Id, input);

    private Task<Process?> ReadAsync() => db.Get<ReadProcess>().HandleAsync("mehr-gruen");
}
