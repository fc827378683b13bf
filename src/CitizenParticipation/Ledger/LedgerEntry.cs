using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CitizenParticipation.Ledger;

/// <summary>
/// One committed batch of votes. Each entry carries the hash of the one before, so whoever changes, removes or inserts one
/// breaks every hash after it. It says what was counted when, and who only under a pseudonym.
/// </summary>
public sealed class LedgerEntry
{
    private LedgerEntry() { }

    /// <param name="before">The last entry so far; null for the first.</param>
    /// <param name="at">When the batch was judged (UTC).</param>
    /// <param name="lines">The rows really added and removed, in order.</param>
    public LedgerEntry(LedgerHead? before, DateTimeOffset at, IReadOnlyList<LedgerLine> lines)
    {
        Number = (before?.Number ?? 0) + 1;
        At = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        PreviousHash = before?.Hash ?? "";
        Content = LedgerLine.Write(lines);
        Hash = ComputeHash();
    }

    /// <summary>1, 2, 3 ... without a gap.</summary>
    public long Number { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The lines as <see cref="LedgerLine.Write"/> packs them.</summary>
    public byte[] Content { get; private set; } = [];

    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 over number, instant, previous hash and content, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    public LedgerHead Head => new(Number, Hash);

    /// <summary>What <see cref="Hash"/> must be for the entry as it stands.</summary>
    public string ComputeHash()
    {
        var bytes = new byte[16 + 64 + Content.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Number);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), At.ToUnixTimeMilliseconds());
        // The first entry has no predecessor; its place is filled with zeros, so that every part has a fixed length.
        System.Text.Encoding.ASCII.GetBytes(PreviousHash.PadLeft(64, '0'), bytes.AsSpan(16, 64));
        Content.CopyTo(bytes, 80);
        return Convert.ToHexString(SHA256.HashData(bytes));
    }
}

/// <summary>Where the chain ends: noted down elsewhere, it later proves that nothing up to this entry was rewritten.</summary>
public readonly record struct LedgerHead(long Number, string Hash);
