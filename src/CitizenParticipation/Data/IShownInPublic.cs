namespace CitizenParticipation.Data;

/// <summary>Marks rows that pages for everybody show. When one is written, every page that was kept for the next reader is drawn anew (<c>Live/TellPublicChanges</c>).</summary>
public interface IShownInPublic
{
    /// <summary>False for a row that has never been seen by anybody else and is not seen now.</summary>
    bool IsShownInPublic => true;
}
