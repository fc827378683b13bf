using System.Globalization;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Tests.House;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Tests.Shell;

public sealed class KeptTextsTests(TestApp app)
{
    private readonly KeptTexts<Words> texts = new();

    [Theory]
    [InlineData("de", "Leichte Sprache")]
    [InlineData("de-AT", "Leichte Sprache")]
    [InlineData("en", "Easy language")]
    [InlineData("en-GB", "Easy language")]
    [InlineData("", "Leichte Sprache")]
    [InlineData("fr", "Leichte Sprache")]
    public void A_language_without_its_own_sentence_has_that_of_its_parent_and_German_at_last(string culture, string sentence) => In(culture, () => Assert.Equal((sentence, false), (texts["Easy"].Value, texts["Easy"].ResourceNotFound)));

    [Fact]
    public void What_is_not_there_says_its_name() => In("de", () =>
    {
        Assert.Equal(("No.Such.Key", true), (texts["No.Such.Key"].Value, texts["No.Such.Key"].ResourceNotFound));
        Assert.True(texts["No.Such.Key", 1].ResourceNotFound);
    });

    [Fact]
    public void Every_sentence_is_the_one_that_the_library_reads()
    {
        foreach (var language in Languages.Offered)
            In(language.Code, () =>
            {
                var theirs = new ResourceManagerStringLocalizerFactory(Microsoft.Extensions.Options.Options.Create(new LocalizationOptions()), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance).Create(typeof(Words)).GetAllStrings(true).ToList();
                Assert.NotEmpty(theirs);
                Assert.All(theirs, t => Assert.Equal(t.Value, texts[t.Name].Value));
            });
    }

    [Fact]
    public void The_platform_asks_here() => Assert.IsType<KeptTexts<Words>>(app.Get<IStringLocalizer<Words>>());

    private static void In(string culture, Action act)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
