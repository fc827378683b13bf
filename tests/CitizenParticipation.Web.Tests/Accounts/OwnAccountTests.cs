using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Accounts;

public sealed class OwnAccountTests(TestApp app)
{
    private const string Page = "/me/account";

    [Fact]
    public async Task Moving_is_saved_and_said()
    {
        using var person = await app.SignInAsync("resident-44", follow: true);
        using var answer = await person.SubmitAsync(Page, "move", ("Form.HomeDistrict", "GE-S17"));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Sie wohnen jetzt in Ückendorf", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"GE-S17\" selected", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_that_is_none_is_said_at_the_field()
    {
        using var person = await app.SignInAsync("resident-45", follow: true);
        using var answer = await person.SubmitAsync(Page, "move", ("Form.HomeDistrict", ""));
        Assert.Contains("id=\"f-HomeDistrict-error\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_is_signed_out_everywhere_and_cannot_come_back()
    {
        using var person = await app.SignInAsync("resident-46");
        using var elsewhere = await app.SignInAsync("resident-46");
        using var left = await person.SubmitAsync(Page, "leave");
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Equal("/account/closed", Visitor.PathOf(left));
        Assert.Contains("Ihr Konto ist geschlossen", await person.ReadAsync("/account/closed"), StringComparison.Ordinal);
        Assert.DoesNotContain(Page, await person.ReadAsync("/"), StringComparison.Ordinal);

        // The other window still has its cookie; nothing can be done with it.
        var list = await elsewhere.JsonAsync<System.Text.Json.JsonElement>("/api/v1/proposals?process=stadtteil-ideen&pageSize=1");
        var slug = list.GetProperty("items")[0].GetProperty("slug").GetString();
        using var vote = await elsewhere.PostForJsonAsync($"/proposals/{slug}/support");
        Assert.Equal(HttpStatusCode.Unauthorized, vote.StatusCode);
        using var again = app.Visit();
        using var answer = await again.PostAsync("/dev/sign-in", ("name", "resident-46"));
        Assert.NotEqual(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_sees_an_account_without_signing_in()
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync(Page);
        Assert.StartsWith("/account/sign-in", Visitor.PathOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_technical_promises_are_those_of_the_readme()
    {
        using var visitor = app.Visit();
        var html = await visitor.ReadAsync("/pages/counting/technical");
        Assert.Contains("<h1>What we promise about votes, and what not</h1>", html, StringComparison.Ordinal);
        Assert.Contains("Tamper-evident", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Map of the rooms", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/pages/counting/technical\"", await visitor.ReadAsync("/pages/counting"), StringComparison.Ordinal);
    }
}
