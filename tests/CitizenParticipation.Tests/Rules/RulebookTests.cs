using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Rules;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Moderation.Decisions;

namespace CitizenParticipation.Tests.Rules;

public sealed class RulebookTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Participant administrator = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        administrator = await db.AddAsync(A.Participant().Administrator());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task The_first_edition_comes_with_the_city_once()
    {
        var book = await db.Get<ReadRulebook>().HandleAsync();
        Assert.Equal((1, 8, "Keine persönlichen Daten", "No personal data"), (book.Edition, book.Rules.Count, book.Rules[0].Title("de"), book.Rules[0].Title("en")));
        await db.Get<ImportRules>().HandleAsync();
        Assert.Single(await db.Get<ReadRulebook>().AllAsync());
    }

    [Fact]
    public async Task A_language_without_words_gets_english_and_its_name()
    {
        var rule = (await db.Get<ReadRulebook>().HandleAsync()).Rules[1];
        Assert.Equal("Hakaret veya ayrımcılık", rule.Title("tr"));
        Assert.Equal("en", rule.Text("tr").Language);
        Assert.StartsWith("Criticise the matter", rule.Text("tr").Text, StringComparison.Ordinal);
        Assert.Equal(("de", "Niemanden beleidigen"), (rule.Text(Rule.Easy).Language, rule.Title(Rule.Easy)));
        Assert.StartsWith("The text attacks people.", rule.Letter("pl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_edition_holds_from_then_on_and_the_earlier_one_stays_readable()
    {
        var before = await db.Get<ReadRulebook>().HandleAsync();
        var second = (await PublishAsync(administrator, [Entry(before.Rules[1]), Entry(before.Rules[0]), New("Freundlich bleiben")])).Value!;
        Assert.Equal((2, "Insult", "PersonalData", "E2R3"), (second.Edition, second.Rules[0].Key, second.Rules[1].Key, second.Rules[2].Key));
        Assert.Equal(2, (await db.Get<ReadRulebook>().HandleAsync()).Edition);
        Assert.Equal(8, (await db.Get<ReadRulebook>().EditionAsync(1))!.Rules.Count);
        Assert.Equal("Keine persönlichen Daten", (await db.Get<ReadRulebook>().RuleAsync("1.1"))!.Title("de"));
        Assert.Equal("Keine Beleidigung, keine Diskriminierung", (await db.Get<ReadRulebook>().RuleAsync("2.1"))!.Title("de"));
        Assert.Null(await db.Get<ReadRulebook>().RuleAsync("Insult"));
        Assert.Null(await db.Get<ReadRulebook>().RuleAsync("7.1"));
        Assert.Equal("rules.published", (await db.TrailAsync())[^1].Action);
    }

    [Fact]
    public async Task Translations_stay_while_the_german_rule_is_the_same_and_go_with_it()
    {
        var before = await db.Get<ReadRulebook>().HandleAsync();
        var changed = Entry(before.Rules[1]) with { German = before.Rules[1].Words["de"] with { Text = "Schreiben Sie über die Sache und nie über Menschen." } };
        var second = (await PublishAsync(administrator, [Entry(before.Rules[0]), changed])).Value!;
        Assert.Equal("Başka insanların kişisel verileri", second.Rules[0].Title("tr"));
        Assert.Equal("No insults, no discrimination", second.Rules[1].Title("tr"));
    }

    [Fact]
    public async Task A_decision_quotes_the_rule_of_its_own_day_for_ever()
    {
        await using var court = await Court.OpenAsync();
        var (_, decision) = await court.HideCommentAsync();
        var chief = await court.Floor.PersonAsync(A.Participant().Administrator());
        var book = await court.Db.Get<ReadRulebook>().HandleAsync();
        Assert.True((await court.Db.Get<PublishRulebook>().HandleAsync(chief.Id, new([New("Freundlich bleiben")], "Ganz neu geschrieben.", book.Edition))).Succeeded);
        var read = (await court.Db.Get<ReadStatement>().HandleAsync(court.Floor.Anna.Id, decision))!;
        Assert.Contains(read.Statement.Parts, p => p.Text.StartsWith("Regel 2: Keine Beleidigung", StringComparison.Ordinal) && p.Path == "/rules/1#rule-2");
        var other = await court.Floor.SayAsync(court.Floor.Anna, "Ihr seid immer noch doof");
        Assert.Equal(Refusal.UnknownReason, (await court.HideAsync(court.First, other)).Refusal);
        Assert.True((await court.HideAsync(court.First, other, new("E2R1", "Bitte ohne Beleidigungen schreiben."))).Succeeded);
        Assert.Equal("2.1", (await court.Floor.RowAsync(other)).HiddenReason);
    }

    [Fact]
    public async Task Only_administrators_and_never_on_an_old_basis()
    {
        foreach (var other in (ParticipantBuilder[])[A.Participant(), A.Participant().Moderator(), A.Participant().CommitteeMemberOf(A.Mitte)])
            Assert.Equal(Refusal.NotAllowed, (await PublishAsync(await db.AddAsync(other), [New("Freundlich bleiben")])).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await PublishAsync(null, [New("Freundlich bleiben")])).Refusal);
        Assert.True((await PublishAsync(administrator, [New("Freundlich bleiben")])).Succeeded);
        Assert.Equal(Refusal.RulesChanged, (await PublishAsync(administrator, [New("Höflich bleiben")])).Refusal);
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_does()
    {
        for (var round = 1; round <= 10; round++)
        {
            var basis = round;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PublishAsync(administrator, [New("Freundlich bleiben")], basis: basis))));
            Assert.Single(outcomes, o => o.Succeeded);
            Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal(Refusal.RulesChanged, o.Refusal));
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field()
    {
        Assert.Equal([("Rules", Refusal.Required), ("Note", Refusal.Required)], (await PublishAsync(administrator, [], note: "")).Faults.Select(f => (f.Field, f.Refusal)));
        var wrong = New("Ja") with { English = new RuleWords("", "") };
        Assert.Equal(["Rules[0].German.Title", "Rules[0].English.Title", "Rules[0].English.Text"], (await PublishAsync(administrator, [wrong])).Faults.Select(f => f.Field));
        var one = Entry((await db.Get<ReadRulebook>().HandleAsync()).Rules[0]);
        Assert.Equal([Refusal.RuleTwice], (await PublishAsync(administrator, [one, one])).Faults.Select(f => f.Refusal));
        Assert.Equal([Refusal.TooLong], (await PublishAsync(administrator, [.. Enumerable.Repeat(New("Freundlich bleiben"), PublishRulebook.MostRules + 1)])).Faults.Select(f => f.Refusal));
        Assert.Single(await db.Get<ReadRulebook>().AllAsync());
    }

    [Theory]
    [InlineData("\"inDiscussion\": true,", "\"inDiscussion\": true true,", "rules.json")]
    [InlineData("\"key\": \"Insult\"", "\"key\": \"PersonalData\"", "twice")]
    [InlineData("\"title\": \"No personal data\"", "\"title\": \"\"", "no title")]
    public async Task A_broken_file_stops_the_start_with_its_line(string old, string broken, string sentence)
    {
        using var city = TestCity.Copy().Replace("rules.json", old, broken);
        var fault = await Assert.ThrowsAsync<StartRefused>(() => TestDb.CreateAsync(city.Read(), votes: false));
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
    }

    private Task<Outcome<Rulebook>> PublishAsync(Participant? who, IReadOnlyList<PublishRulebook.Entry> rules, string note = "Klarer geschrieben.", int basis = 1) =>
        db.Get<PublishRulebook>().HandleAsync(who?.Id, new(rules, note, basis));

    private static PublishRulebook.Entry Entry(Rule rule) => new(rule.Key, rule.Words["de"], rule.Words["en"], rule.Words[Rule.Easy], rule.InDiscussion);

    private static PublishRulebook.Entry New(string title) => new(null, new RuleWords(title, "So gehen wir miteinander um."), new RuleWords("Be friendly", "That is how we treat each other."));
}
