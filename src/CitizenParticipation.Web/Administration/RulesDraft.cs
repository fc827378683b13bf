using System.Globalization;
using CitizenParticipation.Rules;

namespace CitizenParticipation.Web.Administration;

/// <summary>The next edition of the rules as it is typed, one block for each rule and an empty one for another.</summary>
public sealed class RulesDraft
{
    private static readonly string[] Languages = ["German", "English", "Easy"];

    public sealed record Line(string Key, string Place, bool Removed, bool InDiscussion, IReadOnlyDictionary<string, RuleWords> Words)
    {
        public bool IsEmpty => Key.Length == 0 && Words.Values.All(w => (w.Title + w.Text + w.Letter).Trim().Length == 0);
    }

    public IReadOnlyList<Line> Lines { get; private init; } = [];

    public string Note { get; private init; } = "";

    public int Basis { get; private init; }

    public static RulesDraft Of(Rulebook book) => new()
    {
        Basis = book.Edition,
        Lines =
        [
            .. book.Rules.Select(r => new Line(r.Key, r.Number.ToString(CultureInfo.InvariantCulture), false, r.InDiscussion, new Dictionary<string, RuleWords>
            {
                ["German"] = r.Words["de"], ["English"] = r.Words["en"], ["Easy"] = r.Words.GetValueOrDefault(Rule.Easy) ?? new RuleWords(""),
            })),
            Empty(book.Rules.Count + 1),
        ],
    };

    public static RulesDraft Of(IFormCollection form)
    {
        var count = Math.Clamp(Number(form["Form.Count"]), 0, PublishRulebook.MostRules + 1);
        return new()
        {
            Basis = Number(form["Form.Basis"]),
            Note = form["Form.Note"].ToString(),
            Lines =
            [
                .. Enumerable.Range(0, count).Select(i => new Line(
                    form[$"Form.Rules[{i}].Key"].ToString(), form[$"Form.Rules[{i}].Place"].ToString(), form[$"Form.Rules[{i}].Removed"] == "yes", form[$"Form.Rules[{i}].InDiscussion"] == "yes",
                    Languages.ToDictionary(l => l, l => new RuleWords(form[$"Form.Rules[{i}].{l}.Title"].ToString(), form[$"Form.Rules[{i}].{l}.Text"].ToString(), form[$"Form.Rules[{i}].{l}.Letter"].ToString())))),
            ],
        };
    }

    /// <summary>What is sent, in its order, and for each rule which block it came from, so that a fault is shown there.</summary>
    public (PublishRulebook.Input Input, IReadOnlyList<int> Blocks) ToInput()
    {
        var sent = Lines.Select((line, block) => (line, block)).Where(l => !l.line.Removed && !l.line.IsEmpty).OrderBy(l => Number(l.line.Place)).ToList();
        return (new PublishRulebook.Input([.. sent.Select(s => new PublishRulebook.Entry(s.line.Key, s.line.Words["German"], s.line.Words["English"], s.line.Words["Easy"], s.line.InDiscussion))], Note, Basis),
            [.. sent.Select(s => s.block)]);
    }

    private static Line Empty(int place) => new("", place.ToString(CultureInfo.InvariantCulture), false, false, Languages.ToDictionary(l => l, _ => new RuleWords("")));

    private static int Number(string? typed) => int.TryParse(typed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
