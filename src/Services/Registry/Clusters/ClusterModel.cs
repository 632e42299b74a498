using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Clusters;

/// <summary>A model (oppskrift) to found a cluster from: who leads it, what it rests on, and its bodies with seats and rhythm.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">How a cluster of this model works, and which one it is taken from.</param>
/// <param name="Lead">Whether an engine or a coordinator leads it.</param>
/// <param name="RestsOn">The structure that it rests on; null for none.</param>
/// <param name="Source">The document that describes it.</param>
/// <param name="Bodies">Its bodies.</param>
internal sealed record ClusterModel(
    string Key, ModelText Name, ModelText Description, ClusterRole Lead, string? RestsOn, string Source, IReadOnlyList<ModelBody> Bodies)
{
    private static readonly Lazy<IReadOnlyList<ClusterModel>> File = new(() =>
    {
        using var file = typeof(ClusterModel).Assembly.GetManifestResourceStream("cluster-models.json")!;
        return JsonSerializer.Deserialize<List<ClusterModel>>(file, CloudEvent.Json)!;
    });

    /// <summary>The models in <c>data/cluster-models.json</c>.</summary>
    public static IReadOnlyList<ClusterModel> All => File.Value;

    public static ClusterModel? Find(string key) => All.FirstOrDefault(model => model.Key == key);
}

/// <summary>A text of the file, in three languages.</summary>
internal sealed record ModelText(string Nb, string Nn, string En)
{
    public string In(Language language) => new Text(Nb, Nn, En).In(language);
}

/// <summary>A body of a model.</summary>
/// <param name="Name">Its name, where <c>{0}</c> is the cluster's.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="MeetingsPerYear">How often it meets; null where the source does not say it.</param>
/// <param name="Seats">Its seats.</param>
internal sealed record ModelBody(string Name, BodyKind Kind, int? MeetingsPerYear, IReadOnlyList<ModelSeat> Seats);

/// <summary>Seats of a model's body.</summary>
/// <param name="Kind">Whom the holder represents.</param>
/// <param name="Count">How many.</param>
/// <param name="PerMember">Whether there are so many for each member municipality, which appoints the holder.</param>
/// <param name="Voting">Whether the holder votes.</param>
/// <param name="Note">Who it is.</param>
internal sealed record ModelSeat(SeatKind Kind, int Count, bool PerMember, bool Voting, string? Note);
