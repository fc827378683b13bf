using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Districts;

/// <summary>"Mein Stadtteil" from the choice on the home page to what other pages make of it.</summary>
public sealed class OwnDistrictTests(TestApp app)
{
    [Fact]
    public async Task Who_has_chosen_nothing_is_asked_and_reads_about_the_whole_city()
    {
        using var visitor = app.Visit();
        var home = await visitor.ReadAsync("/");
        Assert.Contains("Bitte wählen", home, StringComparison.Ordinal);
        Assert.Contains("nur auf diesem Gerät", home, StringComparison.Ordinal);
        Assert.DoesNotContain("und nebenan", home, StringComparison.Ordinal);
        Assert.DoesNotContain("tile-mine", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Vergessen", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_brings_the_own_Stadtteil_first_and_can_be_forgotten()
    {
        using var visitor = app.Visit();
        await ChooseAsync(visitor, "GE-S17");
        var home = await visitor.ReadAsync("/");
        Assert.Contains("In Ückendorf und nebenan", home, StringComparison.Ordinal);
        Assert.Contains("Nebenan liegen: Bulmke-Hüllen, Neustadt, Rotthausen.", home, StringComparison.Ordinal);
        Assert.Contains("<option value=\"GE-S17\" selected", home, StringComparison.Ordinal);
        Assert.Matches("tile-mine\" href=\"/districts/GE-S17\"", home);
        Assert.DoesNotContain("Bitte wählen", home, StringComparison.Ordinal);

        await ChooseAsync(visitor, "");
        Assert.DoesNotContain("und nebenan", await visitor.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GE-X99")]
    [InlineData("GE-B1")]
    [InlineData("05513000")]
    public async Task What_is_no_Stadtteil_of_this_city_is_no_choice(string key)
    {
        using var visitor = app.Visit();
        await ChooseAsync(visitor, key);
        Assert.Contains("Bitte wählen", await visitor.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_signed_in_has_a_home_already_and_may_look_elsewhere()
    {
        using var resident = await app.SignInAsync("resident-8");
        var home = await resident.ReadAsync("/");
        Assert.Contains("und nebenan", home, StringComparison.Ordinal);
        Assert.Contains("Aus Ihrem Konto.", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Vergessen", home, StringComparison.Ordinal);

        await ChooseAsync(resident, "GE-S15");
        home = await resident.ReadAsync("/");
        Assert.Contains("In Resser Mark und nebenan", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Aus Ihrem Konto.", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_begins_with_the_own_borough_and_the_own_Stadtteil()
    {
        using var visitor = app.Visit();
        await ChooseAsync(visitor, "GE-S18");
        var list = await visitor.ReadAsync("/districts");
        Assert.True(list.IndexOf("id=\"b-GE-B5\"", StringComparison.Ordinal) < list.IndexOf("id=\"b-GE-B1\"", StringComparison.Ordinal));
        var own = list[list.IndexOf("id=\"b-GE-B5\"", StringComparison.Ordinal)..];
        Assert.True(own.IndexOf("/districts/GE-S18", StringComparison.Ordinal) < own.IndexOf("/districts/GE-S16", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_form_of_a_new_proposal_knows_it_too()
    {
        using var resident = await app.SignInAsync("resident-8");
        await ChooseAsync(resident, "GE-S15");
        Assert.Contains("<option value=\"GE-S15\" selected", await resident.ReadAsync("/proposals/new?process=stadtteil-ideen"), StringComparison.Ordinal);
    }

    private static async Task ChooseAsync(Visitor visitor, string key)
    {
        using var answer = await visitor.PostAsync("/view/choice", ("district", key), ("return", "/"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/", Visitor.PathOf(answer));
    }
}
