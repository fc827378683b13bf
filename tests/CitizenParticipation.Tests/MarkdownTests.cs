namespace CitizenParticipation.Tests;

public class MarkdownTests
{
    private const string Rel = " rel=\"nofollow ugc noopener noreferrer\"";

    [Theory]
    [InlineData("Ein **fetter** und ein *schräger* Satz", "<p>Ein <strong>fetter</strong> und ein <em>schräger</em> Satz</p>")]
    [InlineData("- eins\n- zwei", "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>")]
    [InlineData("eine Zeile\nnoch eine", "<p>eine Zeile<br>\nnoch eine</p>")]
    [InlineData("[Stadt](https://www.gelsenkirchen.example/)", "<p><a href=\"https://www.gelsenkirchen.example/\"" + Rel + ">Stadt</a></p>")]
    [InlineData("https://a.example/x", "<p><a href=\"https://a.example/x\"" + Rel + ">https://a.example/x</a></p>")]
    public void What_people_write_is_formatted(string written, string html) => Assert.Equal(html, Markdown.ToHtml(written).Trim());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Nothing_becomes_nothing(string? nothing) => Assert.Equal("", Markdown.ToHtml(nothing));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[klick](javascript:alert(1))")]
    [InlineData("[klick](JaVaScRiPt:alert(1))")]
    [InlineData("[klick](&#106;avascript:alert(1))")]
    [InlineData("[klick](java\tscript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[klick](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[klick](vbscript:msgbox)")]
    [InlineData("[klick][x]\n\n[x]: javascript:alert(1)")]
    [InlineData("![bild](https://evil.example/pixel.png)")]
    [InlineData("[x](https://a.example \"\\\" onmouseover=alert(1)\")")]
    [InlineData("<div style=\"position:fixed\">x</div>")]
    public void Nothing_in_it_runs_loads_or_covers(string written)
    {
        var html = Markdown.ToHtml(written);
        // Only what stands in a tag can act; the same words as text are only read.
        var tags = string.Concat(System.Text.RegularExpressions.Regex.Matches(html, "<[^>]*>").Select(m => m.Value));
        foreach (var bad in (string[])["script", "onerror", "onmouseover", "data:", "<img", "<div", "style"])
            Assert.DoesNotContain(bad, tags, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/\\evil.example)")]
    [InlineData("[x](\\\\evil.example)")]
    public void A_link_that_looks_like_a_path_of_ours_does_not_leave_the_house(string written)
    {
        var html = Markdown.ToHtml(written);
        Assert.DoesNotMatch("href=\"[/\\\\]{2}", html);
    }

    [Theory]
    [InlineData("# Titel", "<h3>Titel</h3>")]
    [InlineData("##### Titel", "<h3>Titel</h3>")]
    [InlineData("### Eins\n\n##### Zwei\n\n#### Drei\n\n# Vier", "<h3>Eins</h3>\n<h4>Zwei</h4>\n<h4>Drei</h4>\n<h3>Vier</h3>")]
    [InlineData("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5", "<h6>4</h6>\n<h6>5</h6>")]
    [InlineData("> # Titel", "<h3>Titel</h3>")]
    [InlineData("- # Titel", "<h3>Titel</h3>")]
    public void Headings_move_down_so_that_the_page_keeps_its_own(string written, string heading) =>
        Assert.Contains(heading, Markdown.ToHtml(written), StringComparison.Ordinal);

    [Fact]
    public void Headings_move_as_far_as_the_page_asks() => Assert.Contains("<h2>", Markdown.ToHtml("# Titel", headingShift: 1), StringComparison.Ordinal);

    [Fact]
    public void Text_nested_too_deep_or_too_long_is_shown_as_it_was_typed()
    {
        Assert.NotEmpty(Markdown.ToHtml(new string('>', 5000) + "x"));
        Assert.NotEmpty(Markdown.ToHtml(new string('[', 5000)));
        Assert.NotEmpty(Markdown.ToHtml(string.Concat(Enumerable.Repeat("**_", 1500))));
        var longest = Markdown.ToHtml(new string('a', 59_000) + "<b>\n" + new string('b', 2000));
        Assert.Contains("&lt;b&gt;<br>", longest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_pages_at_once_do_not_disturb_each_other()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => Markdown.ToHtml($"**{i}** [x](javascript:{i})"))));
        Assert.All(pages.Index(), p => Assert.Contains($"<strong>{p.Index}</strong>", p.Item, StringComparison.Ordinal));
        Assert.All(pages, p => Assert.DoesNotContain("javascript", p, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ein **fetter** und ein *schräger* Satz", "<p>Ein <strong>fetter</strong> und ein <em>schräger</em> Satz</p>")]
    [InlineData("eine Zeile\nnoch eine\n\nneuer Absatz", "<p>eine Zeile<br>\nnoch eine</p>\n<p>neuer Absatz</p>")]
    [InlineData("- eins\n- zwei", "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>")]
    [InlineData("https://a.example/x", "<p><a href=\"https://a.example/x\"" + Rel + ">https://a.example/x</a></p>")]
    [InlineData("# Titel", "<p># Titel</p>")]
    [InlineData("Titel\n=====", "<p>Titel<br>\n=====</p>")]
    [InlineData("> zitiert\n> zwei", "<p>zitiert<br>\nzwei</p>")]
    [InlineData("`x` und\n```\ny\n```", "<p>`x` und<br>\n```<br>\ny<br>\n```</p>")]
    [InlineData("![Bild](https://a.example/x.png)", "<p><a href=\"https://a.example/x.png\"" + Rel + ">Bild</a></p>")]
    [InlineData("|a|b|\n|-|-|\n|1|2|", "<p>|a|b|<br>\n|-|-|<br>\n|1|2|</p>")]
    [InlineData("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>")]
    public void Comments_know_a_small_part_of_it(string written, string html) => Assert.Equal(html, Markdown.ToCommentHtml(written).Trim());

    [Theory]
    [InlineData("Kurz.", 100, "Kurz.")]
    [InlineData("Der erste Satz. Der zweite Satz ist zu lang.", 30, "Der erste Satz.")]
    [InlineData("Am 24. Dezember, z. B. um 8 Uhr, ist zu. Dann ist offen.", 50, "Am 24. Dezember, z. B. um 8 Uhr, ist zu. Dann ist …")]
    [InlineData("Er fragt: „Warum nicht?“ Weil es zu lange dauert.", 30, "Er fragt: „Warum nicht?“")]
    [InlineData("Ein einziger sehr langer Satz ohne Ende", 20, "Ein einziger sehr …")]
    [InlineData("Ein **fetter** Absatz.\n\nNoch einer, der viel zu lang für den Platz ist.", 40, "Ein fetter Absatz.")]
    [InlineData("Das fehlt uns:\n\n- Bänke\n- Bäume", 300, "Das fehlt uns:|• Bänke|• Bäume")]
    [InlineData("Wir wünschen uns etwas.\n\nDas fehlt uns:\n\n- Bänke im Park am Fluss", 70, "Wir wünschen uns etwas.")]
    [InlineData("|a|b|\n|-|-|\n|1|2|\n\nNach der Tabelle.", 100, "Nach der Tabelle.")]
    [InlineData("", 100, "")]
    public void The_opening_of_a_text_ends_with_a_sentence(string written, int length, string opening) => Assert.Equal(opening, string.Join('|', Markdown.Opening(written, length, line: 10)));

    public static TheoryData<string> Hostile => new(
        new string('a', 10_000_000), string.Concat(Enumerable.Repeat("**_[x](", 1_500_000)), string.Concat(Enumerable.Repeat("> ", 200)) + "tief", string.Concat(Enumerable.Repeat("> ", 3_900)) + "tief",
        new string('[', 10_000), new string('[', 7_900), string.Concat(Enumerable.Repeat("[x](", 1_900)), string.Concat(Enumerable.Repeat("- ", 3_900)) + "x",
        string.Concat(Enumerable.Repeat("|a", 2_000)) + "|\n" + string.Concat(Enumerable.Repeat("|-", 2_000)) + "|", string.Concat(Enumerable.Repeat("*a_", 2_600)),
        "[x](javascript:alert(1))", "[x](java\tscript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "![x](data:image/svg+xml;base64,PHN2Zz4=)", "[x](//evil.example)", "[x](/\\evil.example)",
        "<javascript:alert(1)>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x][y]\n\n[y]: javascript:alert(1)", "[x](https://a.example \"\\\" onmouseover=alert(1)\")");

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void The_opening_of_whatever_is_written_is_short_and_quick(string written)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var opening = Markdown.Opening(written, 300, line: 40);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{clock.Elapsed} for {written[..Math.Min(40, written.Length)]}");
        Assert.InRange(opening.Sum(p => p.Length), 0, 310);
    }

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Whatever_is_written_in_a_comment_is_harmless_and_quick(string written)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var html = Markdown.ToCommentHtml(written);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{clock.Elapsed} for {written[..Math.Min(40, written.Length)]}");
        Assert.NotEmpty(html);
        foreach (System.Text.RegularExpressions.Match tag in System.Text.RegularExpressions.Regex.Matches(html, "<[^>]*>"))
            Assert.Matches("^</?(p|br|strong|em|ul|ol|li)( start=\"[0-9]+\")?>$|^<a( href=\"(https?:|mailto:|/(?!/)|#)[^\"]*\")?" + Rel + ">$|^</a>$", tag.Value);
    }
}
