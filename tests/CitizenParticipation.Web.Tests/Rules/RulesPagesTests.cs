using System.Net;
using CitizenParticipation.Rules;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Rules;

public sealed class RulesPagesTests(TestApp app)
{
    [Fact]
    public async Task The_rules_stand_on_the_page_about_them_in_every_language_and_easily()
    {
        using var visitor = app.Visit();
        var html = WebUtility.HtmlDecode(await visitor.ReadAsync("/pages/rules"));
        Assert.Contains("id=\"rule-8\"", html, StringComparison.Ordinal);
        Assert.Contains("Kritisieren Sie die Sache, nicht die Menschen.", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("id=\"rule-8\"", StringComparison.Ordinal) < html.IndexOf("Was passiert, wenn etwas nicht passt?", StringComparison.Ordinal));
        (await visitor.PostAsync("/view/choice", ("easy", "1"), ("return", "/pages/rules"))).Dispose();
        Assert.Contains("Schreiben Sie nichts über Privat-Personen.", WebUtility.HtmlDecode(await visitor.ReadAsync("/pages/rules")), StringComparison.Ordinal);
        using var turkish = app.Visit();
        turkish.AskFor("tr");
        Assert.Contains("Hakaret veya ayrımcılık", WebUtility.HtmlDecode(await turkish.ReadAsync("/rules/1")), StringComparison.Ordinal);
        using var missing = await visitor.GetAsync("/rules/99");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task An_administrator_publishes_the_next_edition_and_nothing_typed_is_lost()
    {
        using var administrator = await app.SignInAsync("administrator");
        var fields = Fields(await app.Get<ReadRulebook>().HandleAsync()).ToList();
        Assert.Contains("href=\"/admin/rules\"", await administrator.ReadAsync("/admin"), StringComparison.Ordinal);
        var faulty = fields.Select(f => f.Name == "Form.Rules[2].German.Text" ? (f.Name, "kurz") : f).ToArray();
        using (var answer = await administrator.SubmitAsync("/admin/rules", "rules", faulty))
        {
            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains("id=\"f-Rules-2-German-Text-error\"", html, StringComparison.Ordinal);
            Assert.Contains("id=\"f-Note-error\"", html, StringComparison.Ordinal);
            Assert.Contains(">kurz</textarea>", html, StringComparison.Ordinal);
        }

        var before = (await app.Get<ReadRulebook>().HandleAsync()).Edition;
        using (var done = await administrator.SubmitAsync("/admin/rules", "rules", [.. fields, ("Form.Note", "Nur zur Probe noch einmal veröffentlicht.")])) Assert.Equal("/admin/rules?said=published", Visitor.PathOf(done));
        var now = await app.Get<ReadRulebook>().HandleAsync();
        Assert.Equal((before + 1, 8), (now.Edition, now.Rules.Count));
        using var visitor = app.Visit();
        Assert.Contains($"href=\"/rules/{before}\"", await visitor.ReadAsync("/pages/rules"), StringComparison.Ordinal);
        Assert.Contains("Das ist eine frühere Fassung.", WebUtility.HtmlDecode(await visitor.ReadAsync($"/rules/{before}")), StringComparison.Ordinal);
        Assert.Contains("Nur zur Probe noch einmal veröffentlicht.", WebUtility.HtmlDecode(await visitor.ReadAsync($"/rules/{now.Edition}")), StringComparison.Ordinal);

        using (var late = await administrator.SubmitAsync("/admin/rules", "rules", [.. fields.Select(f => f.Name == "Form.Basis" ? (f.Name, "1") : f), ("Form.Note", "Zu spät gekommen.")]))
            Assert.Contains("Jemand anderes hat inzwischen eine neue Fassung veröffentlicht.", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var resident = await app.SignInAsync("resident-44");
        using var closed = await resident.GetAsync("/admin/rules");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        Assert.DoesNotContain("Form.Rules", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Value)> Fields(Rulebook book)
    {
        yield return ("Form.Basis", $"{book.Edition}");
        yield return ("Form.Count", $"{book.Rules.Count}");
        foreach (var (rule, i) in book.Rules.Select((r, i) => (r, i)))
        {
            yield return ($"Form.Rules[{i}].Key", rule.Key);
            yield return ($"Form.Rules[{i}].Place", $"{rule.Number}");
            if (rule.InDiscussion) yield return ($"Form.Rules[{i}].InDiscussion", "yes");
            foreach (var (name, language) in ((string, string)[])[("German", "de"), ("English", "en"), ("Easy", Rule.Easy)])
            {
                yield return ($"Form.Rules[{i}].{name}.Title", rule.Words[language].Title);
                yield return ($"Form.Rules[{i}].{name}.Text", rule.Words[language].Text);
                yield return ($"Form.Rules[{i}].{name}.Letter", rule.Words[language].Letter);
            }
        }
    }
}
