using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace CitizenParticipation.Proposals;

/// <summary>What is different between two texts, word by word, as people read it: whole words, never parts of one.</summary>
public static partial class TextDifference
{
    public enum Kind
    {
        Same = 0,
        Removed = 1,
        Added = 2,
        /// <summary>Here a longer stretch that did not change is left out.</summary>
        Skipped = 3,
    }

    /// <param name="Words">As they stand in the text; empty for what is left out.</param>
    public readonly record struct Piece(Kind Kind, string Words);

    /// <summary>Characters that stay in sight on each side of a change.</summary>
    private const int Around = 160;

    /// <summary>Of both texts together. The time grows with the product of how many there are and how many differ; people's texts have some hundred, and whoever types thousands of single signs gets lines compared.</summary>
    private const int MostPieces = 6_000;

    private static readonly Differ Differ = new();
    private static readonly IReadOnlyList<IChunker> Chunkers = [new Chunker(Words()), new Chunker(Lines())];

    /// <returns>One piece that is the same when nothing changed; none when both are empty.</returns>
    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        if (before == after) return before.Length == 0 ? [] : [new Piece(Kind.Same, after)];
        var chunker = Chunkers.FirstOrDefault(c => c.Chunk(before).Count + c.Chunk(after).Count <= MostPieces);
        if (chunker is null) return [.. new[] { new Piece(Kind.Removed, before), new Piece(Kind.Added, after) }.Where(p => p.Words.Length > 0)];
        return Shorten(Merge(Pieces(Differ.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker))));
    }

    private static IEnumerable<Piece> Pieces(DiffResult found)
    {
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            yield return new Piece(Kind.Same, Join(found.PiecesNew, at, block.InsertStartB));
            yield return new Piece(Kind.Removed, Join(found.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA));
            yield return new Piece(Kind.Added, Join(found.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB));
            at = block.InsertStartB + block.InsertCountB;
        }

        yield return new Piece(Kind.Same, Join(found.PiecesNew, at, found.PiecesNew.Count));
    }

    /// <summary>"old new old new" with single spaces between reads as one change of a phrase.</summary>
    private static List<Piece> Merge(IEnumerable<Piece> pieces)
    {
        var (made, removed, added) = (new List<Piece>(), "", "");
        foreach (var piece in pieces.Where(p => p.Words.Length > 0))
        {
            if (piece.Kind == Kind.Removed) removed += piece.Words;
            else if (piece.Kind == Kind.Added) added += piece.Words;
            else if (removed.Length > 0 && added.Length > 0 && string.IsNullOrWhiteSpace(piece.Words) && !piece.Words.Contains('\n')) (removed, added) = (removed + piece.Words, added + piece.Words);
            else
            {
                Flush();
                made.Add(piece);
            }
        }

        Flush();
        return made;

        void Flush()
        {
            if (removed.Length > 0) made.Add(new Piece(Kind.Removed, removed));
            if (added.Length > 0) made.Add(new Piece(Kind.Added, added));
            (removed, added) = ("", "");
        }
    }

    private static IReadOnlyList<Piece> Shorten(List<Piece> pieces) => [.. pieces.SelectMany((piece, i) => piece.Kind == Kind.Same ? Shorten(piece.Words, isFirst: i == 0, isLast: i == pieces.Count - 1) : [piece])];

    private static IEnumerable<Piece> Shorten(string words, bool isFirst, bool isLast)
    {
        var (head, tail) = (isFirst ? 0 : Around, isLast ? 0 : Around);
        if (words.Length <= (head + tail) * 2 + Around) return [new Piece(Kind.Same, words)];
        // Cut between words.
        var end = head == 0 ? 0 : words.LastIndexOfAny([' ', '\n'], head) is var space and > 0 ? space : head;
        var begin = tail == 0 ? words.Length : words.IndexOfAny([' ', '\n'], words.Length - tail) is var next and >= 0 ? next : words.Length - tail;
        return new[] { new Piece(Kind.Same, words[..end]), new Piece(Kind.Skipped, ""), new Piece(Kind.Same, words[begin..]) }.Where(p => p.Kind == Kind.Skipped || p.Words.Length > 0);
    }

    private static string Join(IReadOnlyList<string> pieces, int from, int to) => string.Concat(pieces.Skip(from).Take(to - from));

    private sealed class Chunker(Regex piece) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => [.. piece.Matches(text).Select(m => m.Value)];
    }

    /// <summary>Words, spaces, line ends and runs of other signs.</summary>
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+|\n|[^\S\n]+|[^\s\p{L}\p{M}\p{N}]+", RegexOptions.Singleline)]
    private static partial Regex Words();

    [GeneratedRegex(@"[^\n]+|\n+", RegexOptions.Singleline)]
    private static partial Regex Lines();
}
