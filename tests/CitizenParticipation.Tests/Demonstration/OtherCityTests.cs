using System.Globalization;
using CitizenParticipation.Accounts;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Districts;
using CitizenParticipation.Mail;
using CitizenParticipation.Processes;
using CitizenParticipation.Results;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Demonstration;

public class OtherCityTests
{
    [Fact]
    public async Task Another_city_is_another_folder_and_no_code()
    {
        using var town = TestCity.Small();
        await using var db = await TestDb.CreateAsync(town.Read());
        Assert.True(await db.Get<SeedDemonstration>().HandleAsync());

        var tree = await db.Get<ReadDistricts>().HandleAsync();
        Assert.Equal(["Kleinstadt", "Kleinstadt-Mitte", "Oberdorf", "Unterdorf"], tree.All.Select(d => d.Name));
        var process = Assert.Single(await db.Get<BrowseProcesses>().HandleAsync());
        Assert.Equal(PhaseKind.Support, process.CurrentPhase(A.Now)?.Kind);
        Assert.All(process.Phases, p => Assert.Equal(0, TimeZoneInfo.ConvertTime(p.StartsAt, db.City.Zone).Hour));

        var browse = await db.Get<CitizenParticipation.Proposals.BrowseProposals>().HandleAsync(new(District: "K-1", Words: "brunnen"));
        Assert.Equal([("Brunnen am Markt", "K-1-A", 7), ("Brunnen am Bach", "K-1-B", 3)], browse.Proposals.OrderByDescending(p => p.Supports).Select(p => (p.Title, p.DistrictKey, p.Supports)));

        await using var open = db.Open();
        var resident = await open.Participants.SingleAsync(p => p.Email == DemoPeople.Email("resident-1"));
        Assert.Equal(new SupportProposal.Supported(true, 8), (await db.Get<SupportProposal>().HandleAsync(resident.Id, browse.Proposals.Single(p => p.Supports == 7).Slug)).Value);
        var member = await open.Participants.SingleAsync(p => p.Email == DemoPeople.Email("committee-kleinstadt-mitte") || p.Email == DemoPeople.Email("committee-mitte"));
        var results = (await db.Get<ReadResults>().HandleAsync(member.Id, "brunnen")).Value!;
        Assert.Equal(11, results.Supports);
        Assert.Null(results.Boroughs[0].Children.Single(c => c.District.Key == "K-1-B").PerThousand);
    }

    [Fact]
    public async Task Its_least_age_and_its_name_hold_everywhere()
    {
        using var town = TestCity.Small();
        await using var db = await TestDb.CreateAsync(town.Read(), votes: false);
        var input = new RegisterParticipant.Input("Anna", "anna@example.org", A.Password, "K-1-A", "2012", "de");
        var young = await db.WithAsync<RegisterParticipant, Outcome<RegisterParticipant.Registered>>(r => r.HandleAsync(input));
        Assert.Equal([new Fault(Refusal.TooYoung, "YearOfBirth", "16")], young.Faults);
        Assert.True((await db.WithAsync<RegisterParticipant, Outcome<RegisterParticipant.Registered>>(r => r.HandleAsync(input with { YearOfBirth = "2011" }))).Succeeded);
        Assert.Contains("Kleinstadt redet mit", Assert.Single(await db.MailsAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_without_demonstration_files_starts_with_people_and_no_processes()
    {
        using var town = TestCity.Small();
        Directory.Delete(town.PathOf("demo"), recursive: true);
        await using var db = await TestDb.CreateAsync(town.Read(), votes: false);
        Assert.True(await db.Get<SeedDemonstration>().HandleAsync());
        Assert.Empty(await db.Get<BrowseProcesses>().HandleAsync());
    }

    [Theory]
    [InlineData("\"district\": \"Oberdorf\"", "\"district\": \"Hinterdorf\"", "the district \"Hinterdorf\" is not known")]
    [InlineData("\"category\": \"water\"", "\"category\": \"fire\"", "the category \"fire\" is not known")]
    [InlineData("\"state\": \"refused\"", "\"state\": \"gone\"", "the state \"gone\" is not known")]
    [InlineData("\"supports\": 3", "\"supports\": 3, \"process\": \"bruecken\"", "the process \"bruecken\" is not known")]
    [InlineData("\"supports\": 7", "\"supports\": -1", "supports must lie between 0 and 20000")]
    [InlineData("\"district\": \"Oberdorf\"", "\"district\": \"K\"", "the district \"K\" does not belong to the process \"brunnen\"")]
    [InlineData("\"supports\": 7", "\"supports\": \"viele\"", "")]
    [InlineData("\"supports\": 7 },", "\"supports\": 7 }}", "")]
    [InlineData("\"title\": \"Brunnen am Bach\"", "\"title\": null", "null")]
    [InlineData("\"title\": \"Brunnen am Bach\", ", "", "title")]
    public async Task A_wrong_proposal_is_named_with_its_line(string old, string broken, string fault)
    {
        const string file = "demo/proposals.json";
        using var town = TestCity.Small();
        var line = town.LineOf(file, old);
        await RefusedAsync(town.Replace(file, old, broken), file, line, fault);
    }

    [Theory]
    [InlineData("\"K-1\"]", "\"K-9\"]", "the district \"K-9\" is not known", 2)]
    [InlineData("\"endDay\": -5", "\"endDay\": -20", "the phase Propose ends before it starts", 2)]
    [InlineData("\"endDay\": -5", "\"endDay\": -4", "the phases of \"brunnen\" overlap", 2)]
    [InlineData("\"everyone\"", "\"nobody\"", "", 4)]
    [InlineData("\"kind\": \"Support\"", "\"kind\": \"Dance\"", "", 5)]
    public async Task A_wrong_process_is_named_with_its_line(string old, string broken, string fault, int line)
    {
        using var town = TestCity.Small().Replace("demo/processes.json", old, broken);
        await RefusedAsync(town, "demo/processes.json", line, fault);
    }

    [Fact]
    public async Task The_line_is_right_in_the_long_file_of_the_repository_too()
    {
        const string file = "demo/proposals.json";
        using var city = TestCity.Copy();
        var titleLine = city.LineOf(file, "Öffentliche Toilette in der Altstadt");
        var categoryLine = city.LineOf(file, "\"category\": \"safety\"");
        Assert.True(categoryLine > titleLine);
        city.Replace(file, "\"category\": \"safety\"", "\"category\": \"toilets\"");
        // The element starts on the line before its title.
        await RefusedAsync(city, file, titleLine - 1, "the category \"toilets\" is not known");
    }

    private static async Task RefusedAsync(TestCity city, string file, int line, string fault)
    {
        await using var db = await TestDb.CreateAsync(city.Read(), votes: false);
        var refused = await Assert.ThrowsAsync<StartRefused>(() => db.Get<SeedDemonstration>().HandleAsync());
        Assert.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"The city profile is broken: {city.PathOf(file)}, line {line}: "), refused.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
        await using var open = db.Open();
        Assert.False(await open.Participants.AnyAsync() || await open.Processes.AnyAsync());
    }
}
