using CitizenParticipation.Ledger;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Ledger;

public sealed class LedgerEntryTests
{
    private static readonly Guid Subject = Guid.CreateVersion7();
    private static readonly Guid Person = Guid.CreateVersion7();
    private static readonly Pseudonyms Names = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Fact]
    public void Entries_are_numbered_and_chained()
    {
        var first = new LedgerEntry(null, A.Now, [Line(true)]);
        var second = new LedgerEntry(first.Head, A.Now.AddTicks(7), [Line(false)]);
        Assert.Equal((1, 2), (first.Number, second.Number));
        Assert.Equal(("", first.Hash), (first.PreviousHash, second.PreviousHash));
        Assert.Equal((first.Hash, second.Hash), (first.ComputeHash(), second.ComputeHash()));
        // Both databases keep at least milliseconds; a finer instant would give another hash when it is read back.
        Assert.Equal(A.Now, second.At);
    }

    [Fact]
    public void Whatever_is_another_thing_has_another_hash()
    {
        var before = new LedgerEntry(null, A.Now, [Line(true)]).Head;
        string[] hashes =
        [
            new LedgerEntry(before, A.Now, [Line(true)]).Hash,
            new LedgerEntry(before, A.Now.AddMilliseconds(1), [Line(true)]).Hash,
            new LedgerEntry(before, A.Now, [Line(false)]).Hash,
            new LedgerEntry(before, A.Now, [Line(true), Line(false)]).Hash,
            new LedgerEntry(before, A.Now, [Line(true) with { At = 1 }]).Hash,
            new LedgerEntry(before, A.Now, [Line(true) with { Voter = Guid.NewGuid() }]).Hash,
            new LedgerEntry(before with { Number = 5 }, A.Now, [Line(true)]).Hash,
            new LedgerEntry(before with { Hash = new string('A', 64) }, A.Now, [Line(true)]).Hash,
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void Lines_are_read_as_they_were_written()
    {
        LedgerLine[] lines = [Line(true), Line(false) with { At = long.MaxValue }, new(true, Guid.Empty, Guid.NewGuid(), -1)];
        Assert.Equal(lines, LedgerLine.Read(LedgerLine.Write(lines)));
        Assert.Empty(LedgerLine.Read([])!);
        Assert.Null(LedgerLine.Read(new byte[40]));
        Assert.Null(LedgerLine.Read(new byte[41]));
    }

    [Fact]
    public void A_person_has_one_name_for_one_thing_and_another_for_the_next()
    {
        Assert.Equal(Names.Of(Subject, Person), Names.Of(Subject, Person));
        Assert.NotEqual(Names.Of(Subject, Person), Names.Of(Guid.CreateVersion7(), Person));
        Assert.NotEqual(Names.Of(Subject, Person), Names.Of(Subject, Guid.CreateVersion7()));
        Assert.NotEqual(Names.Of(Subject, Person), Names.Of(Person, Subject));
        Assert.NotEqual(Names.Of(Subject, Person), new Pseudonyms(new byte[32]).Of(Subject, Person));
    }

    [Fact]
    public void An_entry_names_nobody()
    {
        var entry = new LedgerEntry(null, A.Now, [Line(true)]);
        Assert.DoesNotContain(Convert.ToHexString(Person.ToByteArray(bigEndian: true)), Convert.ToHexString(entry.Content), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Person.ToByteArray()), Convert.ToHexString(entry.Content), StringComparison.Ordinal);
    }

    private static LedgerLine Line(bool adds) => new(adds, Subject, Names.Of(Subject, Person), A.Now.ToUnixTimeMilliseconds());
}
