using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.Registry.Clusters;

internal static class ListClusterModels
{
    public static Ok<ClusterModelsView> Handle(HttpRequest request) =>
        TypedResults.Ok(new ClusterModelsView([.. ClusterModel.All.Select(model => ClusterModelView.Of(model, request.PreferredLanguage()))]));
}

/// <summary>The models to found clusters from.</summary>
/// <param name="Items">All of them.</param>
internal sealed record ClusterModelsView(IReadOnlyList<ClusterModelView> Items);

/// <summary>A model to found a cluster from, in the caller's language.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">How a cluster of this model works, and which one it is taken from.</param>
/// <param name="Lead">Whether an engine or a coordinator leads it.</param>
/// <param name="RestsOn">The structure that it rests on; null for none.</param>
/// <param name="Source">The document that describes it.</param>
/// <param name="Bodies">The bodies that are created with it.</param>
internal sealed record ClusterModelView(
    string Key, string Name, string Description, ClusterRole Lead, string? RestsOn, string Source, IReadOnlyList<ModelBodyView> Bodies)
{
    public static ClusterModelView Of(ClusterModel model, Language language) => new(
        model.Key, model.Name.In(language), model.Description.In(language), model.Lead, model.RestsOn, model.Source,
        [.. model.Bodies.Select(body => new ModelBodyView(body.Name, body.Kind, body.MeetingsPerYear, [.. body.Seats.Select(ModelSeatView.Of)]))]);
}

/// <summary>A body of a model.</summary>
/// <param name="Name">Its name, where <c>{0}</c> is the cluster's.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="MeetingsPerYear">How often it meets; null where the source does not say it.</param>
/// <param name="Seats">Its seats.</param>
internal sealed record ModelBodyView(string Name, BodyKind Kind, int? MeetingsPerYear, IReadOnlyList<ModelSeatView> Seats);

/// <summary>Seats of a model's body.</summary>
/// <param name="Kind">Whom the holder represents.</param>
/// <param name="Count">How many.</param>
/// <param name="PerMember">Whether there are so many for each member municipality.</param>
/// <param name="Voting">Whether the holder votes.</param>
/// <param name="Note">Who it is.</param>
internal sealed record ModelSeatView(SeatKind Kind, int Count, bool PerMember, bool Voting, string? Note)
{
    public static ModelSeatView Of(ModelSeat seat) => new(seat.Kind, seat.Count, seat.PerMember, seat.Voting, seat.Note);
}
