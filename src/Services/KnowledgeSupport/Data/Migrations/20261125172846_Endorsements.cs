using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ksf.KnowledgeSupport.Data.Migrations
{
    /// <inheritdoc />
    public partial class Endorsements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "endorsers",
                table: "known_needs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "endorsements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    importance = table.Column<string>(type: "text", nullable: false),
                    use = table.Column<string>(type: "text", nullable: true),
                    endorsed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    authority = table.Column<string>(type: "text", nullable: false),
                    epoch = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_endorsements", x => x.id);
                    table.CheckConstraint("ck_endorsements_importance", "importance in ('decisive', 'important', 'useful')");
                    table.CheckConstraint("ck_endorsements_status", "status in ('given', 'withdrawn')");
                });

            migrationBuilder.CreateIndex(
                name: "ix_known_needs_endorsers_id",
                table: "known_needs",
                columns: new[] { "endorsers", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_endorsements_municipality_id_id",
                table: "endorsements",
                columns: new[] { "municipality_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_endorsements_need_id_id",
                table: "endorsements",
                columns: new[] { "need_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_endorsements_need_id_owner_id",
                table: "endorsements",
                columns: new[] { "need_id", "owner_id" },
                unique: true,
                filter: "status = 'given'");

            migrationBuilder.Sql(EndorserCount.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(EndorserCount.Drop);

            migrationBuilder.DropTable(
                name: "endorsements");

            migrationBuilder.DropIndex(
                name: "ix_known_needs_endorsers_id",
                table: "known_needs");

            migrationBuilder.DropColumn(
                name: "endorsers",
                table: "known_needs");
        }
    }
}
