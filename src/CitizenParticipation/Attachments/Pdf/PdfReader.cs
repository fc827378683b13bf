using System.Globalization;
using System.Text;

namespace CitizenParticipation.Attachments.Pdf;

/// <summary>
/// Reads values one after the other. It goes forwards only, no deeper than <see cref="Deepest"/> and no further than <see cref="MostValues"/>, so no
/// file takes long or much memory.
/// </summary>
internal sealed class PdfReader(byte[] file, int at, int end, PdfReader.Count count)
{
    private const int Deepest = 60;
    private const int MostValues = 500_000;

    /// <summary>Shared by all readers of one file.</summary>
    internal sealed class Count
    {
        public int Values { get; set; }
    }

    public int At { get; private set; } = at;

    public object ReadValue(int depth = 0)
    {
        if (depth > Deepest || ++count.Values > MostValues) throw new PdfRefused(Refusal.FileDamaged);
        SkipSpace();
        return Peek() switch
        {
            '/' => ReadName(),
            '[' => ReadArray(depth),
            '<' when Peek(1) == '<' => ReadDictionary(depth),
            '<' => ReadHex(),
            '(' => ReadText(),
            _ => ReadWord(),
        };
    }

    /// <summary>Goes past this word when it stands here.</summary>
    public bool Takes(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!file.AsSpan(At, end - At).StartsWith(word)) return false;
        At += word.Length;
        return true;
    }

    /// <summary>A whole number of at most nine digits, or null and nothing is passed.</summary>
    public int? TakeNumber()
    {
        SkipSpace();
        var from = At;
        while (At < end && file[At] is >= (byte)'0' and <= (byte)'9' && At - from < 10) At++;
        if (At > from && At - from < 10) return int.Parse(file.AsSpan(from, At - from), NumberStyles.None, CultureInfo.InvariantCulture);
        At = from;
        return null;
    }

    public void GoTo(int position) => At = position;

    public void SkipSpace()
    {
        while (At < end)
        {
            if (file[At] == '%')
            {
                while (At < end && file[At] is not ((byte)'\n' or (byte)'\r')) At++;
            }
            else if (IsSpace(file[At]))
            {
                At++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Goes past whatever stands here, to the end of the word.</summary>
    public void SkipWord()
    {
        At = Math.Min(At + 1, end);
        while (At < end && IsRegular(file[At])) At++;
    }

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte b) => !IsSpace(b) && !"()<>[]{}/%"u8.Contains(b);

    private int Peek(int ahead = 0) => At + ahead < end ? file[At + ahead] : -1;

    private PdfName ReadName()
    {
        At++;
        var text = new StringBuilder();
        for (; At < end && IsRegular(file[At]); At++)
        {
            // An escape could hide a word from whoever looks for it.
            if (file[At] == '#' && At + 2 < end && Uri.IsHexDigit((char)file[At + 1]) && Uri.IsHexDigit((char)file[At + 2]))
            {
                text.Append((char)(Uri.FromHex((char)file[At + 1]) * 16 + Uri.FromHex((char)file[At + 2])));
                At += 2;
            }
            else
            {
                text.Append((char)file[At]);
            }
        }

        return new PdfName(text.ToString());
    }

    private PdfArray ReadArray(int depth)
    {
        At++;
        var array = new PdfArray();
        for (SkipSpace(); Peek() != ']'; SkipSpace()) array.Add(ReadValue(depth + 1));
        At++;
        return array;
    }

    private PdfDictionary ReadDictionary(int depth)
    {
        At += 2;
        var dictionary = new PdfDictionary();
        for (SkipSpace(); Peek() != '>'; SkipSpace())
        {
            if (Peek() != '/') throw new PdfRefused(Refusal.FileDamaged);
            dictionary[ReadName().Text] = ReadValue(depth + 1);
        }

        Step();
        Step();
        return dictionary;
    }

    private PdfRaw ReadHex()
    {
        var from = At;
        while (Peek() != '>') Step();
        At++;
        return new PdfRaw(file[from..At]);
    }

    private PdfRaw ReadText()
    {
        var from = At;
        var open = 0;
        do
        {
            var b = Peek();
            Step();
            if (b == '\\') Step();
            else if (b == '(') open++;
            else if (b == ')') open--;
        }
        while (open > 0);
        return new PdfRaw(file[from..At]);
    }

    /// <summary>A number or a word; three of them in a row can be a reference.</summary>
    private object ReadWord()
    {
        var from = At;
        if (TakeNumber() is { } number)
        {
            var afterNumber = At;
            if (Peek() is 0 or 9 or 10 or 12 or 13 or 32 && TakeNumber() is not null && Takes("R"u8) && (At >= end || !IsRegular(file[At]))) return new PdfReference(number);
            At = afterNumber;
        }

        while (At < end && IsRegular(file[At])) At++;
        // Whatever stands here is no value; without this the reader would stand still.
        if (At == from) throw new PdfRefused(Refusal.FileDamaged);
        return new PdfRaw(file[from..At]);
    }

    private void Step()
    {
        if (At >= end) throw new PdfRefused(Refusal.FileDamaged);
        At++;
    }
}
