using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Tests.Shell;

public sealed class EncodedMarkupTests
{
    [Fact]
    public void What_comes_in_by_a_hole_is_text_and_what_stands_there_is_markup() =>
        Assert.Equal("<b title=\"&quot;&gt;&lt;img src=x onerror=&quot;1&quot;\">&lt;script&gt; &amp; &#x27;</b>", Of("<script> & '", "\"><img src=x onerror=\"1\""));

    [Fact]
    public void Letters_of_every_language_stay_as_they_are() => Assert.Equal("<b title=\"ß\">Größe مرحبا Привіт</b>", Of("Größe مرحبا Привіт", "ß"));

    [Fact]
    public void A_sentence_of_the_interface_is_text_too_and_nothing_is_nothing()
    {
        var sentence = new LocalizedString("By", "von <i>");
        string? none = null;
        Assert.Equal("<p>von &lt;i&gt;</p>", EncodedMarkup.Of($"<p>{sentence}{none}</p>").Value);
    }

    [Fact]
    public void Markup_that_was_made_here_is_not_encoded_again()
    {
        IEnumerable<MarkupString> parts = [EncodedMarkup.Of($"<i>{"<"}</i>"), EncodedMarkup.Of($"<u>{"&"}</u>")];
        Assert.Equal("<p><i>&lt;</i><i>&lt;</i><u>&amp;</u></p>", EncodedMarkup.Of($"<p>{parts.First()}{parts}{default(MarkupString)}</p>").Value);
    }

    private static string Of(string text, string title) => EncodedMarkup.Of($"""<b title="{title}">{text}</b>""").Value;
}
