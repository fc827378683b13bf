using CitizenParticipation.Districts;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Proposals;

public class PlaceInputTests
{
    private static readonly DistrictTree Tree = new(ReadDistrictFile.From(TestCity.Zweidorf.Folder));
    private static readonly Grounds Grounds = ReadMap.From(TestCity.Zweidorf.Folder, Tree)!.Grounds!;

    [Theory]
    [InlineData("7.005", "60.01")]
    [InlineData(" 7,005 ", "60,01°")]
    [InlineData("7.0050000001", "60.0099999999")]
    public void Numbers_are_read_as_people_and_maps_write_them(string lon, string lat)
    {
        var (place, faults) = Check(new("Am Brunnen", lon, lat), "Z-1-A");
        Assert.Empty(faults);
        Assert.Equal(new ProposalPlace(7.005, 60.01, "Am Brunnen"), place);
    }

    [Theory]
    [InlineData("abc", "60.01", Refusal.NotACoordinate, "Longitude")]
    [InlineData("7,005,1", "60.01", Refusal.NotACoordinate, "Longitude")]
    [InlineData("7.005", "1e2", Refusal.NotACoordinate, "Latitude")]
    [InlineData("7.005", "NaN", Refusal.NotACoordinate, "Latitude")]
    [InlineData("7.005", "Infinity", Refusal.NotACoordinate, "Latitude")]
    [InlineData("7.005", "90.5", Refusal.NotACoordinate, "Latitude")]
    [InlineData("-181", "60", Refusal.NotACoordinate, "Longitude")]
    [InlineData("7.005", "", Refusal.PinIncomplete, "Latitude")]
    [InlineData(null, "60.01", Refusal.PinIncomplete, "Longitude")]
    [InlineData("60.01", "7.005", Refusal.PinFarAway, "Latitude")]
    public void What_is_no_place_is_refused_at_its_field(string? lon, string? lat, Refusal refusal, string field)
    {
        var (_, faults) = Check(new("", lon, lat), "Z-1-A");
        Assert.Contains((refusal, field), faults.Select(f => (f.Refusal, f.Field)));
        Assert.Equal(faults.Count, faults.DistinctBy(f => f.Field).Count());
    }

    [Fact]
    public void Words_are_one_line_that_can_be_read()
    {
        Assert.Equal([(Refusal.TooLong, "PlaceWords")], Refused(new(new string('x', 201))));
        Assert.Equal([(Refusal.ControlCharacters, "PlaceWords")], Refused(new("Am\u0007Markt")));
        Assert.Equal([(Refusal.ControlCharacters, "PlaceWords")], Refused(new("Markt\u202Etkram")));
        Assert.Equal([(Refusal.InvisibleCharacters, "PlaceWords")], Refused(new("Mar\u200Bkt")));
        Assert.Empty(Refused(new(new string('ß', 200))));
    }

    [Fact]
    public void A_pin_in_another_district_is_asked_about_once()
    {
        var asked = new PlaceInput("", "7.02", "59.99");
        Assert.Equal([new Fault(Refusal.PinElsewhere, "PlaceKeptAt", "Unterdorf")], Check(asked, "Z-1-A").Faults);
        Assert.Empty(Check(asked, "Z-1-B").Faults);
        Assert.Empty(Check(asked with { KeptAt = "Z-1-B" }, "Z-1-A").Faults);
        // Set elsewhere afterwards: the answer was about another place.
        Assert.Equal([Refusal.PinNowhere], Check(asked with { KeptAt = "Z-1-B", Longitude = "7.035" }, "Z-1-A").Faults.Select(f => f.Refusal));
        Assert.Empty(Check(asked with { KeptAt = PlaceInput.Nowhere, Longitude = "7.035" }, "Z-1-A").Faults);
    }

    [Fact]
    public void Without_outlines_a_pin_is_kept_and_not_compared()
    {
        var checks = new FieldChecks();
        Assert.Equal(new ProposalPlace(7.09, 51.51, ""), new PlaceInput("", "7,09", "51,51").Check(A.Altstadt, A.Districts, null, checks));
        Assert.True(checks.Clean);
    }

    [Fact]
    public void A_draft_keeps_what_it_can_and_refuses_nothing()
    {
        Assert.Equal(new ProposalPlace(null, null, "halb"), new PlaceInput("halb", "7.0", "ungefähr 60").Draft(w => w ?? ""));
        Assert.Equal(new ProposalPlace(7, 60, ""), new PlaceInput(null, "7.0", "60").Draft(w => w ?? ""));
    }

    private static IEnumerable<(Refusal, string)> Refused(PlaceInput input) => Check(input, "Z-1-A").Faults.Select(f => (f.Refusal, f.Field));

    private static (ProposalPlace Place, IReadOnlyList<Fault> Faults) Check(PlaceInput input, string district)
    {
        var checks = new FieldChecks();
        return (input.Check(district, Tree, Grounds, checks), checks.Faults);
    }
}
