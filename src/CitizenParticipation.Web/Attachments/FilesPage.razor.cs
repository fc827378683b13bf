using CitizenParticipation.Attachments;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace CitizenParticipation.Web.Attachments;

/// <summary>The authors' page for pictures and files. It reads its forms by hand: their fields depend on what is there, and files come with them.</summary>
public partial class FilesPage
{
    /// <summary>More than any other post may hold: all pictures and documents that a proposal can have, in one go.</summary>
    public const long LargestPost = 80L * 1024 * 1024;

    private IReadOnlyList<Fault> faults = [];
    private IReadOnlyList<BrowseAttachments.Item> items = [];
    private ReadProposal.Answer? proposal;

    /// <summary>Lines of the form that were taken; what stood in them is not shown again.</summary>
    private HashSet<int> taken = [];

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery] public string? Said { get; set; }

    [CascadingParameter] public HttpContext Http { get; set; } = null!;

    private IFormCollection? Form => Http.Request.HasFormContentType ? Http.Request.Form : null;

    /// <summary>As many pictures as still fit, a few at a time, and one document; besides what has to be chosen again.</summary>
    private List<int> Rows =>
    [
        .. Enumerable.Range(1, UploadRow.Pictures).Where(n => n <= AttachmentLimits.MostImages - items.Count(i => i.Kind == AttachmentKind.Image) || Typed(UploadRow.AlternativeField(n)).Length > 0),
        .. items.Count(i => i.Kind == AttachmentKind.Document) < AttachmentLimits.MostDocuments ? (int[])[UploadRow.Document] : [],
    ];

    protected override async Task OnInitializedAsync()
    {
        var read = await Proposals.HandleAsync(await Current.IdAsync(), Slug);
        if (read is { IsOwn: true } && Attachment.IsOpen(read.State))
        {
            proposal = read;
            await LookAsync();
        }
        else
        {
            Navigation.NotFound();
        }
    }

    private async Task AddAsync()
    {
        var found = new List<Fault>();
        var rows = UploadRow.Sent(Form!).Where(r => !r.IsEmpty).ToList();
        if (rows.Count == 0) found.Add(new Fault(Refusal.FileMissing, UploadRow.FileField(Rows.Count > 0 ? Rows[0] : 1)));
        foreach (var row in rows)
        {
            if (row.File is not { } file)
            {
                found.Add(new Fault(Refusal.FileMissing, UploadRow.FileField(row.Number)));
                continue;
            }

            await using var content = file.OpenReadStream();
            var outcome = await Add.HandleAsync(await Current.IdAsync(), Slug, new(file.FileName, row.Alternative, content, file.Length), Http.RequestAborted);
            if (outcome.Succeeded) taken.Add(row.Number);
            found.AddRange(outcome.Faults.Select(f => f with
            {
                Field = f.Field == nameof(AddAttachment.Input.Alternative) && !row.IsDocument ? UploadRow.AlternativeField(row.Number) : UploadRow.FileField(row.Number),
            }));
        }

        await EndAsync(found, "added");
    }

    private async Task DescribeAsync()
    {
        var found = new List<Fault>();
        foreach (var item in items.Where(i => i.Kind == AttachmentKind.Image && Form!.ContainsKey($"Form.{PresentFiles.Field(i.Id)}")))
        {
            var outcome = await Describe.HandleAsync(await Current.IdAsync(), Slug, item.Id, Typed(PresentFiles.Field(item.Id)), Http.RequestAborted);
            found.AddRange(outcome.Faults.Select(f => f with { Field = PresentFiles.Field(item.Id) }));
        }

        await EndAsync(found, "described");
    }

    private async Task RemoveAsync()
    {
        if (!Guid.TryParse(Form!["Form.Remove"], out var id)) return;
        var outcome = await Remove.HandleAsync(await Current.IdAsync(), Slug, id, Http.RequestAborted);
        // What is gone already, in another window, need not be told.
        await EndAsync([.. outcome.Faults.Where(f => f.Refusal != Refusal.NotFound)], "removed");
    }

    private async Task EndAsync(List<Fault> found, string said)
    {
        faults = found;
        if (found.Count == 0) Navigation.NavigateTo($"{Links.Files(Slug)}?said={said}");
        else await LookAsync();
    }

    private async Task LookAsync() => items = await Attachments.HandleAsync(await Current.IdAsync(), Slug);

    /// <summary>What stood in a field when the form was sent, also when its token had expired.</summary>
    private string Typed(string field) => Form is { } form && !taken.Any(n => field == UploadRow.AlternativeField(n)) ? form[$"Form.{field}"].ToString() : "";

    private string? Label(string field)
    {
        if (items.FirstOrDefault(i => PresentFiles.Field(i.Id) == field) is { } item) return T["Alternative", item.Position];
        var number = field[^1] - '0';
        return number == UploadRow.Document ? T["ChooseDocument"] : T[field.StartsWith("File", StringComparison.Ordinal) ? "ChoosePicture" : "DescribeNew", number];
    }
}
