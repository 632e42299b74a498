using Ksf.KnowledgeSupport.Data;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Municipalities;

/// <summary>The municipality that is shown with a need.</summary>
/// <param name="Id">Stays the same through renumbering.</param>
/// <param name="Number">Four digits, as of the day asked for.</param>
/// <param name="Name">Display name, as of the day asked for.</param>
internal sealed record Municipality(Guid Id, string Number, string Name)
{
    // Compiled queries, because every reported need runs one.
    private static readonly Func<KnowledgeDbContext, string, DateOnly, CancellationToken, Task<Municipality?>> WithNumber = EF.CompileAsyncQuery(
        (KnowledgeDbContext db, string number, DateOnly day, CancellationToken _) => (
            from municipality in db.Municipalities
            from version in municipality.Versions
            where version.Number == number && version.ValidFrom <= day && (version.ValidTo == null || version.ValidTo > day)
            select new Municipality(municipality.Id, version.Number, version.Name)).FirstOrDefault());

    private static readonly Func<KnowledgeDbContext, Guid, DateOnly, CancellationToken, Task<Municipality>> WithId = EF.CompileAsyncQuery(
        (KnowledgeDbContext db, Guid id, DateOnly day, CancellationToken _) => (
            from municipality in db.Municipalities
            where municipality.Id == id
            let latest = municipality.Versions.Where(version => version.ValidFrom <= day).OrderByDescending(version => version.ValidFrom).First()
            select new Municipality(municipality.Id, latest.Number, latest.Name)).Single());

    /// <summary>A municipality with its name on a day; one that has ceased keeps its last name.</summary>
    public static Task<Municipality> NamedAsync(KnowledgeDbContext db, Guid id, DateOnly day, CancellationToken cancellationToken) =>
        WithId(db, id, day, cancellationToken);

    /// <summary>The ids of those that are shown with a number on a day: it is theirs then, or was their last.</summary>
    public static Task<Guid[]> WithNumberAsync(KnowledgeDbContext db, string number, DateOnly day, CancellationToken cancellationToken) => (
        from municipality in db.Municipalities
        where municipality.Versions.Any(version => version.Number == number)
            && municipality.Versions.Where(version => version.ValidFrom <= day).OrderByDescending(version => version.ValidFrom).First().Number == number
        select municipality.Id).ToArrayAsync(cancellationToken);

    /// <summary>The municipality that had a number on a day.</summary>
    public static Task<Municipality?> FindAsync(KnowledgeDbContext db, string number, DateOnly day, CancellationToken cancellationToken) =>
        WithNumber(db, number, day, cancellationToken);
}
