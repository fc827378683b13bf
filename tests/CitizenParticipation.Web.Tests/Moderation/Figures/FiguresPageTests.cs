using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Moderation.Figures;

public sealed class FiguresPageTests(TestApp app)
{
    [Fact]
    public async Task Everybody_reads_the_report_and_takes_it_along()
    {
        using var visitor = app.Visit();
        var html = WebUtility.HtmlDecode(await visitor.ReadAsync("/transparency"));
        Assert.Contains("Moderationsbericht", html, StringComparison.Ordinal);
        Assert.Contains("Zahlen unter 5 nennen wir nicht", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/transparency\"", await visitor.ReadAsync("/"), StringComparison.Ordinal);
        using var csv = await visitor.GetAsync("/transparency.csv?month=2020-13");
        Assert.Equal(("text/csv", HttpStatusCode.OK), (csv.Content.Headers.ContentType!.MediaType, csv.StatusCode));
        Assert.Contains("month;process;figure;rule;value;note", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var month in (string[])["2020-01", "nie", "<b>"]) Assert.Contains("Moderationsbericht", await visitor.ReadAsync("/transparency?month=" + Uri.EscapeDataString(month)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_finds_the_own_numbers_below_the_log()
    {
        using var moderator = await app.SignInAsync("moderator-2");
        Assert.Contains("Es gibt keine Rangliste.", await moderator.ReadAsync("/moderation/decisions"), StringComparison.Ordinal);
    }
}
