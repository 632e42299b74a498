using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Ksf.Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class Positions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "positions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    cluster_id = table.Column<Guid>(type: "uuid", nullable: true),
                    areas = table.Column<string[]>(type: "text[]", nullable: false),
                    funding = table.Column<string>(type: "text", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name_is_public = table.Column<bool>(type: "boolean", nullable: false),
                    authority = table.Column<string>(type: "text", nullable: false),
                    epoch = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_positions", x => x.id);
                    table.CheckConstraint("ck_positions_kind", "kind in ('shared-position', 'secondary-position', 'public-sector-phd')");
                    table.CheckConstraint("ck_positions_status", "status in ('active', 'ended')");
                });

            migrationBuilder.CreateTable(
                name: "position_employers",
                columns: table => new
                {
                    position_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_position_employers", x => new { x.position_id, x.id });
                    table.ForeignKey(
                        name: "fk_position_employers_positions_position_id",
                        column: x => x.position_id,
                        principalTable: "positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_position_employers_party_id",
                table: "position_employers",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_positions_authority",
                table: "positions",
                column: "authority");

            migrationBuilder.CreateIndex(
                name: "ix_positions_cluster_id",
                table: "positions",
                column: "cluster_id");

            migrationBuilder.CreateIndex(
                name: "ix_positions_person_id",
                table: "positions",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "position_employers");

            migrationBuilder.DropTable(
                name: "positions");
        }
    }
}
