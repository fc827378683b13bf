using System.Net;
using System.Text.RegularExpressions;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Shell;

public sealed partial class LanguagesTests(TestApp app)
{
    /// <summary>For each language which way it is written and a sentence of every page.</summary>
    public static TheoryData<string, string, string> Spoken => new()
    {
        { "de", "ltr", "Zum Inhalt springen" },
        { "en", "ltr", "Skip to content" },
        { "tr", "ltr", "İçeriğe geç" },
        { "ar", "rtl", "الانتقال إلى المحتوى" },
        { "uk", "ltr", "Перейти до вмісту" },
        { "ro", "ltr", "Săriți la conținut" },
        { "bg", "ltr", "Към съдържанието" },
        { "pl", "ltr", "Przejdź do treści" },
    };

    [Fact]
    public void Every_language_is_looked_at_here() => Assert.Equal(Languages.Offered.Select(l => l.Code), Spoken.Select(row => row.Data.Item1));

    [Theory, MemberData(nameof(Spoken))]
    public async Task The_browsers_wish_is_followed(string code, string direction, string sentence)
    {
        using var visitor = app.Visit();
        visitor.AskFor(code);
        await AssertSpeaksAsync(visitor, code, direction, sentence);
    }

    [Theory, MemberData(nameof(Spoken))]
    public async Task The_switch_leads_back_to_the_page_and_counts_more_than_the_browser(string code, string direction, string sentence)
    {
        using var visitor = app.Visit();
        visitor.AskFor(code == "en" ? "de" : "en");
        var link = Switch().Matches(await visitor.ReadAsync("/districts")).Select(m => WebUtility.HtmlDecode(m.Value)).First(l => l.StartsWith($"/language/{code}?", StringComparison.Ordinal));
        using var chosen = await visitor.GetAsync(link);
        Assert.Equal("/districts", Visitor.PathOf(chosen));
        await AssertSpeaksAsync(visitor, code, direction, sentence);
    }

    [Theory]
    [InlineData("de", "maschinell übersetzt")]
    [InlineData("en", "machine-translated")]
    [InlineData("ar", "ترجمة آلية")]
    public async Task What_a_machine_has_translated_is_marked_and_the_rest_is_not(string reader, string mark)
    {
        using var visitor = app.Visit();
        visitor.AskFor(reader);
        var html = WebUtility.HtmlDecode(await visitor.ReadAsync("/view"));
        // Below the menu, which names the languages too.
        var choices = Choices().Matches(html[html.IndexOf("<ul class=\"choices\">", StringComparison.Ordinal)..]).ToDictionary(m => m.Groups["code"].Value, m => m.Value.Contains($">{mark}</span>", StringComparison.Ordinal));
        Assert.Equal(["ar", "bg", "pl", "ro", "tr", "uk"], choices.Where(c => c.Value).Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["de", "en"], choices.Where(c => !c.Value).Select(c => c.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("tr", "Almanca metni okuyorsunuz.")]
    [InlineData("ar", "تقرؤون النص الألماني.")]
    [InlineData("uk", "Ви читаєте німецький текст.")]
    [InlineData("ro", "Citiți textul german.")]
    [InlineData("bg", "Четете немския текст.")]
    [InlineData("pl", "Czytają Państwo tekst niemiecki.")]
    public async Task A_text_that_exists_in_German_only_says_so_and_is_read_as_German(string code, string note)
    {
        using var visitor = app.Visit();
        visitor.AskFor(code);
        var html = WebUtility.HtmlDecode(await visitor.ReadAsync("/pages/accessibility"));
        Assert.Contains(note, html, StringComparison.Ordinal);
        Assert.Matches("<article class=\"prose[^\"]*\" lang=\"de\" dir=\"ltr\">", html);
        Assert.Contains("<article class=\"prose\" lang=\"en\" dir=\"ltr\">", await visitor.ReadAsync("/pages/counting/technical"), StringComparison.Ordinal);
    }

    private static async Task AssertSpeaksAsync(Visitor visitor, string code, string direction, string sentence)
    {
        foreach (var path in (string[])["/districts", "/account/sign-in"])
        {
            var html = WebUtility.HtmlDecode(await visitor.ReadAsync(path));
            Assert.Contains($"<html lang=\"{code}\" dir=\"{direction}\"", html, StringComparison.Ordinal);
            Assert.Contains($">{sentence}</a>", html, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("(?<=href=\")/language/[a-z]{2}[^\"]*")]
    private static partial Regex Switch();

    [GeneratedRegex("<li>\\s*<a href=\"/language/(?<code>[a-z]{2})\\?return=(?:%2F|/)view\".*?</li>", RegexOptions.Singleline)]
    private static partial Regex Choices();
}
