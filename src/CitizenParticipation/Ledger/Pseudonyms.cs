using System.Security.Cryptography;

namespace CitizenParticipation.Ledger;

/// <summary>Writes a person under another name for each thing they vote on (HMAC-SHA-256, cut to 16 bytes).</summary>
public sealed class Pseudonyms(byte[] key)
{
    public Guid Of(Guid subjectId, Guid participantId)
    {
        Span<byte> who = stackalloc byte[32];
        subjectId.TryWriteBytes(who, bigEndian: true, out _);
        participantId.TryWriteBytes(who[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key, who, hash);
        return new Guid(hash[..16], bigEndian: true);
    }
}
