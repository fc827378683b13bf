using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Administration;

public sealed class AccessTests(TestApp app)
{
    [Theory]
    [InlineData("/admin", "Dafür fehlt Ihnen die Berechtigung")]
    [InlineData("/admin/roles", "Dafür fehlt Ihnen die Berechtigung")]
    [InlineData("/admin/audit", "Dafür fehlt Ihnen die Berechtigung")]
    [InlineData("/admin/processes/new", "Dafür fehlt Ihnen die Berechtigung")]
    [InlineData("/admin/processes/stadtteil-ideen", "Dafür fehlt Ihnen die Berechtigung")]
    [InlineData("/moderation", "Diese Seite ist für die Moderation")]
    [InlineData("/committee", "Diese Seite ist für die Bezirksvertretungen")]
    public async Task A_resident_is_told_kindly_whose_page_it_is(string path, string sentence)
    {
        using var resident = await app.SignInAsync("resident-20");
        using var answer = await resident.GetAsync(path);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(sentence, html, StringComparison.Ordinal);
        Assert.Contains("<footer", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@demo.example", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("moderator-2", "/admin")]
    [InlineData("moderator-2", "/admin/audit")]
    [InlineData("moderator-2", "/admin/audit.csv")]
    [InlineData("committee-mitte", "/admin/audit")]
    [InlineData("moderator-2", "/committee")]
    [InlineData("committee-mitte", "/moderation")]
    [InlineData("committee-mitte", "/admin/roles")]
    public async Task One_role_does_not_open_the_desk_of_another(string name, string path)
    {
        using var person = await app.SignInAsync(name);
        using var answer = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("administrator", "/admin")]
    [InlineData("administrator", "/admin/roles")]
    [InlineData("administrator", "/admin/audit")]
    [InlineData("administrator", "/admin/audit.csv")]
    [InlineData("administrator", "/admin/processes/new")]
    [InlineData("moderator-2", "/moderation")]
    [InlineData("committee-mitte", "/committee")]
    public async Task Who_has_the_role_finds_the_desk(string name, string path)
    {
        using var person = await app.SignInAsync(name);
        await person.ReadAsync(path);
    }

    [Fact]
    public async Task Nobody_gives_roles_away_without_being_an_administrator()
    {
        using var resident = await app.SignInAsync("resident-20");
        using var answer = await resident.PostAsync("/admin/roles", ("_handler", "grant"), ("Form.Email", "resident-20@demo.example"), ("Form.Scope", "Administrator"));
        Assert.False(answer.IsSuccessStatusCode);
        using var after = await resident.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
    }

    [Fact]
    public async Task A_process_that_does_not_exist_cannot_be_edited()
    {
        using var administrator = await app.SignInAsync("administrator");
        using var answer = await administrator.GetAsync("/admin/processes/none");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
