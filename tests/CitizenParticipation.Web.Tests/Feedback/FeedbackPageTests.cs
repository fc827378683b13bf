using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Feedback;

public sealed class FeedbackPageTests(TestApp app)
{
    [Fact]
    public async Task A_barrier_is_reported_without_an_account_and_without_script()
    {
        using var visitor = app.Visit();
        using var answer = await visitor.SubmitAsync("/feedback", "feedback", ("Form.Where", "/districts"), ("Form.Text", "Die Tabelle ist am Telefon zu breit <b>für mich</b>."), ("Form.Email", ""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Danke, Ihre Meldung ist bei uns.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_keeps_what_was_typed()
    {
        using var visitor = app.Visit();
        using var answer = await visitor.SubmitAsync("/feedback", "feedback", ("Form.Where", "Startseite"), ("Form.Text", "Die Tabelle ist zu breit."), ("Form.Email", "nicht richtig"));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("error-summary", html, StringComparison.Ordinal);
        Assert.Contains("Die Tabelle ist zu breit.", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Startseite\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"nicht richtig\"", html, StringComparison.Ordinal);
    }
}
