using System.Net;
using System.Text.RegularExpressions;

namespace CitizenParticipation.BrowserTests.House;

/// <summary>Hands in many proposals through the form, faster than a browser fills it in.</summary>
public static partial class Proposers
{
    /// <summary>Each person hands in two.</summary>
    public static async Task HandInAsync(RunningApp app, int count)
    {
        for (var number = 0; number < count; number += 2)
        {
            using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(app.Address) };
            http.DefaultRequestHeaders.Add("Origin", app.Address);
            http.DefaultRequestHeaders.Add("Accept-Language", "de");
            (await http.PostAsync(new Uri("/dev/sign-in", UriKind.Relative), new FormUrlEncodedContent([new("name", $"resident-{(number / 2) + 1}")]))).EnsureSuccessStatusCode();
            for (var own = number; own < Math.Min(count, number + 2); own++) await HandInAsync(http, own);
        }
    }

    private static async Task HandInAsync(HttpClient http, int number)
    {
        var address = new Uri($"/proposals/new?process={Steps.OpenProcess}", UriKind.Relative);
        var page = await http.GetStringAsync(address);
        var form = Form().Matches(page).Select(m => m.Value).First(f => f.Contains("Form.Title", StringComparison.Ordinal));
        var fields = Hidden().Matches(form).Select(m => new KeyValuePair<string, string>(WebUtility.HtmlDecode(m.Groups["name"].Value), WebUtility.HtmlDecode(m.Groups["value"].Value)))
            .Where(f => f.Key is not ("Form.Title" or "Form.Text" or "Form.District" or "Form.Category")).ToList();
        fields.AddRange([new("Form.Title", $"Bank Nummer {number + 1} am Weg"), new("Form.Text", Steps.AText + $" Es geht um Stelle {number + 1}."), new("Form.District", "GE-S01"), new("Form.Category", "green"), new("Form.Send", "yes")]);
        using var answer = await http.PostAsync(address, new FormUrlEncodedContent(fields));
        Assert.Contains("/me/proposals", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();
}
