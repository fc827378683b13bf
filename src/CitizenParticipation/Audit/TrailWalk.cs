namespace CitizenParticipation.Audit;

/// <summary>Judges the entries of the trail one after the other, in the order of their numbers.</summary>
internal sealed class TrailWalk(TrailHead? known)
{
    private readonly List<VerifyTrail.Finding> findings = [];
    private TrailHead last = new(0, "");
    private bool lastIsNamed;
    private bool numbered;
    private int entries;

    // A link that does not hold says that one of two was rewritten; the next link says which.
    private (long Before, long After)? doubt;

    public void Take(Entry entry)
    {
        entries++;
        if (entry.Number <= last.Number)
        {
            findings.Add(new(VerifyTrail.Fault.Inserted, entry.Number));
            lastIsNamed = true;
            return;
        }

        var follows = entry.Number == last.Number + 1;
        if (!follows) findings.Add(new(VerifyTrail.Fault.Missing, last.Number + 1, entry.Number - 1));
        var isWhole = IsWhole(entry);
        if (!isWhole) findings.Add(new(VerifyTrail.Fault.Changed, entry.Number));
        JudgeLink(entry.Number, !follows || !isWhole ? null : entry.PreviousHash == last.Hash);
        if (entry.Number == known?.Number && (!isWhole || entry.Hash != known.Value.Hash)) findings.Add(new(VerifyTrail.Fault.NotTheKnownTrail, entry.Number));
        (last, lastIsNamed) = (new TrailHead(entry.Number, entry.Hash), !isWhole);
    }

    public VerifyTrail.Answer Finish()
    {
        if (doubt is var (before, after)) findings.Add(new(VerifyTrail.Fault.Rewritten, before, after));
        if (known?.Number > last.Number) findings.Add(new(VerifyTrail.Fault.Missing, last.Number + 1, known.Value.Number));
        return new VerifyTrail.Answer(entries, last.Number > 0 ? last : null, [.. findings.OrderBy(f => f.From)]);
    }

    /// <summary>An entry without a number in its hash is from before there were any; behind one with a number it cannot stand.</summary>
    private bool IsWhole(Entry entry)
    {
        if (EntryHash.Of(entry) == entry.Hash) return numbered = true;
        return !numbered && entry.Before.Length == 0 && entry.After.Length == 0 && EntryHash.OfFirstForm(entry) == entry.Hash;
    }

    /// <param name="holds">Null where a gap or a changed entry makes it impossible to say.</param>
    private void JudgeLink(long number, bool? holds)
    {
        if (doubt is var (before, after))
        {
            findings.Add(holds is { } clear ? new(VerifyTrail.Fault.Rewritten, clear ? before : after) : new(VerifyTrail.Fault.Rewritten, before, after));
            doubt = null;
        }
        else if (holds == false && !lastIsNamed)
        {
            if (last.Number == 0) findings.Add(new(VerifyTrail.Fault.Rewritten, number));
            else doubt = (last.Number, number);
        }
    }
}
