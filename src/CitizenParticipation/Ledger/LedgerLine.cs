using System.Buffers.Binary;

namespace CitizenParticipation.Ledger;

/// <summary>One row that a batch has really added to or removed from the votes.</summary>
/// <param name="Adds">True for a vote given, false for one taken back.</param>
/// <param name="SubjectId">What was voted on: the id of the proposal.</param>
/// <param name="Voter">Who voted, as <see cref="Pseudonyms"/> writes it: the same person has another one for each subject.</param>
/// <param name="At">When it was counted or taken back: milliseconds since 1970 (UTC), as the row itself has it.</param>
public readonly record struct LedgerLine(bool Adds, Guid SubjectId, Guid Voter, long At)
{
    private const int Length = 41;

    /// <summary>41 bytes a line: 1 for added or 2 for removed, the subject, the pseudonym, the instant.</summary>
    public static byte[] Write(IReadOnlyList<LedgerLine> lines)
    {
        var content = new byte[lines.Count * Length];
        for (var i = 0; i < lines.Count; i++)
        {
            var at = content.AsSpan(i * Length, Length);
            at[0] = lines[i].Adds ? (byte)1 : (byte)2;
            lines[i].SubjectId.TryWriteBytes(at[1..], bigEndian: true, out _);
            lines[i].Voter.TryWriteBytes(at[17..], bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(at[33..], lines[i].At);
        }

        return content;
    }

    /// <returns>Null when the content was not written by <see cref="Write"/>.</returns>
    public static IReadOnlyList<LedgerLine>? Read(byte[] content)
    {
        if (content.Length % Length != 0) return null;
        var lines = new LedgerLine[content.Length / Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var at = content.AsSpan(i * Length, Length);
            if (at[0] is not (1 or 2)) return null;
            lines[i] = new LedgerLine(at[0] == 1, new Guid(at[1..17], bigEndian: true), new Guid(at[17..33], bigEndian: true), BinaryPrimitives.ReadInt64BigEndian(at[33..]));
        }

        return lines;
    }
}
